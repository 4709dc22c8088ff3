import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { kotlin } from "../../../src/parse/code-sites/kotlin.ts";
import { testFixtures } from "./fixture-sites.ts";
import { sitesIn } from "./sites-in.ts";

testFixtures(kotlin);

const text = (name: string): string =>
  readFileSync(new URL(`../../../fixtures/scan/kotlin/${name}`, import.meta.url), "utf8");

test("a secret comes out sealed", async () => {
  expect(JSON.stringify(await sitesIn(kotlin, text("SdkKotlin.kt"), "SdkKotlin.kt"))).not.toContain("c9Wm2hK7");
});

test("names that lead back to themselves, and on many ways to the same, come to an end", async () => {
  const times = (part: (index: number) => string): string => Array.from({ length: 40 }, (_, i) => part(i)).join("");
  const text = `import aws.sdk.kotlin.services.s3.S3Client
fun f() = g()
fun g() = f()
fun h() {
  val x0 = "a"
${times((i) => `  val x${i + 1} = x${i} + x${i}\n`)}
  S3Client { region = x40; credentialsProvider = f() }
}`;
  expect(await sitesIn(kotlin, text, "a.kt")).toHaveLength(1);
  const deep = `import aws.sdk.kotlin.services.s3.S3Client\nval o = ${"S3Client { region = f(".repeat(100)}1${") }".repeat(100)}`;
  expect(await sitesIn(kotlin, deep, "a.kt")).toBeInstanceOf(Array);
});
