import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { java } from "../../../src/parse/code-sites/java.ts";
import { testFixtures } from "./fixture-sites.ts";
import { sitesIn } from "./sites-in.ts";

testFixtures(java);

const text = (name: string): string =>
  readFileSync(new URL(`../../../fixtures/scan/java/${name}`, import.meta.url), "utf8");

test("a secret comes out sealed", async () => {
  expect(JSON.stringify(await sitesIn(java, text("Sdk2.java"), "Sdk2.java"))).not.toContain("c9Wm2hK7");
});

test("names that lead back to themselves, and on many ways to the same, come to an end", async () => {
  const times = (part: (index: number) => string): string => Array.from({ length: 40 }, (_, i) => part(i)).join("");
  const text = `import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.auth.credentials.*;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.*;
class A {
  AwsCredentialsProvider f(int a) {
    if (a == 1) return f(1);
    if (a == 2) return f(2);
    return StsAssumeRoleCredentialsProvider.builder()
        .stsClient(StsClient.builder().credentialsProvider(f(3)).build()).refreshRequest(r -> r.roleArn(x40)).build();
  }
  void g() {
    String x0 = "a";
${times((i) => `    String x${i + 1} = x${i} + x${i};\n`)}
    S3ClientBuilder b = S3Client.builder();
${times((i) => `    if (c${i}) b = b.credentialsProvider(c ? f(1) : f(2));\n`)}
    b.build();
  }
}`;
  expect(await sitesIn(java, text, "A.java")).toHaveLength(3);
  const deep = `import software.amazon.awssdk.services.s3.S3Client; class A { Object o = S3Client.builder()${".x(1)".repeat(1000)}; }`;
  expect(await sitesIn(java, deep, "A.java")).toBeInstanceOf(Array);
});
