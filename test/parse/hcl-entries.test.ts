import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { openGrammars } from "../../src/capture/grammars.ts";
import { hclEntries } from "../../src/parse/code-sites/terraform/hcl-entries.ts";
import { entriesOf } from "../../src/parse/code-sites/terraform/terraform-entry.ts";
import { terraformSites } from "../../src/parse/code-sites/terraform/terraform-sites.ts";

/* What `check` reads without the grammar is what `scan` reads with it. */

const parse = await openGrammars(fileURLToPath(import.meta.url))("terraform");

function byGrammar(text: string) {
  const tree = parse?.(text);
  if (tree == null) throw new Error("the grammar is not installed");
  const sites = terraformSites(entriesOf(tree.root));
  tree.free();
  return sites;
}

const TEXTS: Readonly<Record<string, string>> = {
  "a project": readFileSync("fixtures/scan/terraform/two-identities.tf", "utf8"),
  "a backend with all kinds of values": `terraform {
  required_version = ">= 1.6" # not "s3"
  backend "s3" {
    bucket = "b" // the bucket
    key    = "a/\${terraform.workspace}"
    region = "eu-west-1"; profile = "dev"
    max_retries = 3
    skip_metadata_api_check = true
    shared_credentials_files = [
      "~/.aws/a", # first
      pathexpand("~/.aws/b"),
    ]
    assume_role = {
      role_arn = "arn:aws:iam::111122223333:role/x", session_name = "me"
      tags     = { "a b" = "c", d : "e" }
    }
    endpoints = { sts = "https://sts.example", s3 = var.s3 }
  }
}
`,
  "providers and what they name": `/* a comment
provider "aws" { profile = "no" } */
locals {
  profiles = { dev = "development" }
  role     = "arn:aws:iam::111122223333:role/y"
}
variable "region" {
  type    = string
  default = "eu-west-1"
  validation {
    condition     = contains(["eu-west-1", "}"], var.region)
    error_message = "no { such } region"
  }
}
provider "aws" {
  alias   = "dev"
  region  = var.region
  profile = local.profiles["dev"]
  default_tags {
    tags = merge(local.tags, { Name = "x" })
  }
  assume_role {
    role_arn    = local.role
    external_id = "\${var.id}"
  }
  assume_role {
    role_arn = "arn:aws:iam::\${var.account}:role/z"
  }
}
provider "aws" {
  region  = terraform.workspace == "prod" ? "us-east-1" : "us-west-2"
  profile = lookup({
    prod = "p"
  }, terraform.workspace, "d")
  token = <<-EOT
    secret
  EOT
  allowed_account_ids = ["111122223333"]
}
data "terraform_remote_state" "net" {
  backend = "s3"
  config = {
    bucket  = "b"
    profile = "shared"
  }
}
`,
};

test.each(Object.entries(TEXTS))("%s", (_, text) => {
  const read = terraformSites(hclEntries(text.replace("; profile", "\n    profile")));
  expect(read).toEqual(byGrammar(text.replace("; profile", "\n    profile")));
  expect(read.length).toBeGreaterThan(0);
});

test("a text that ends in the middle is read as far as it goes", () => {
  const whole = TEXTS["providers and what they name"] ?? "";
  for (let length = 0; length < whole.length; length += 7)
    expect(() => hclEntries(whole.slice(0, length))).not.toThrow();
});
