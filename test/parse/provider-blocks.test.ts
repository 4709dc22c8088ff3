import { expect, test } from "vitest";
import { providerBlocks } from "../../src/parse/provider-blocks.ts";
import { seal } from "../../src/vault/secret.ts";

const blocks = (text: string) =>
  providerBlocks({ state: "text", path: "/main.tf", text: seal(text), bytes: text.length }).map(
    ({ call, line, gives }) => `${line} ${call}: ${gives.join(" ")}`,
  );

test("each block with what it gives, at its line", () => {
  expect(
    blocks(`# provider "aws" { profile = "no" }
terraform {
  required_providers { aws = { source = "hashicorp/aws" } }
  backend "s3" {
    profile = "states"
    assume_role = { role_arn = "arn" }
  }
}
/* provider "aws" {
   token = 1 } */
locals { note = <<EOT
provider "aws" { profile = "no" }
EOT
}
provider "aws" {
  region  = "eu-west-1" // not profile = "x"
  default_tags { tags = { profile = "none" } }
  assume_role {
    role_arn = "arn"
  }
}
resource "aws_instance" "x" { profile = "no" }
provider "aws" { profile = var.p == "a" ? "b" : "c" }
provider "google" { profile = "x" }
`),
  ).toEqual([
    '4 backend "s3": profile assume_role',
    '15 provider "aws": region default_tags assume_role',
    '23 provider "aws": profile',
  ]);
});

test("what is no Terraform, or broken off, ends nothing", () => {
  expect(blocks("")).toEqual([]);
  expect(blocks('provider "aws" {\n  profile =')).toEqual(['1 provider "aws": profile']);
  expect(blocks('} } } provider "aws" { "')).toEqual(['1 provider "aws": ']);
});

test("a file that is not there has none", () => {
  expect(providerBlocks({ state: "absent", path: "/main.tf" })).toEqual([]);
});
