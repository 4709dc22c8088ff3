import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { go } from "../../../src/parse/code-sites/go.ts";
import { testFixtures } from "./fixture-sites.ts";
import { sitesIn } from "./sites-in.ts";

const text = (name: string): string =>
  readFileSync(new URL(`../../../fixtures/scan/go/${name}`, import.meta.url), "utf8");
testFixtures(go);

test("a secret comes out sealed", async () => {
  const sites = await sitesIn(go, text("sdk-2.go"), "sdk-2.go");
  expect(JSON.stringify(sites)).not.toContain("c9Wm2hK7");
});

test("what another package copies is no session", async () => {
  const text =
    'package a\n\nimport (\n\t"io"\n\t"github.com/aws/aws-sdk-go/aws/session"\n)\n\nfunc f() { io.Copy(a, b) }\n';
  expect(await sitesIn(go, text, "a.go")).toEqual([]);
});

test("names that lead back to themselves, and on many ways to the same, come to an end", async () => {
  const times = (part: (index: number) => string): string => Array.from({ length: 40 }, (_, i) => part(i)).join("");
  const text = `package a
import "github.com/aws/aws-sdk-go-v2/config"
func f() *config.LoadOptions { return g() }
func g() *config.LoadOptions { return f() }
func h() {
  opts := []func(*config.LoadOptions) error{config.WithRegion("eu-west-1")}
${times((i) => `  if c${i} { opts = append(opts, config.WithSharedConfigProfile("p${i}")) }\n`)}
  x0 := "a"
${times((i) => `  x${i + 1} := x${i} + x${i}\n`)}
  config.LoadDefaultConfig(ctx, append(opts, f())...)
  config.LoadDefaultConfig(ctx, config.WithRegion(x12))
}
${"(".repeat(4000)}x${")".repeat(4000)}`;
  expect(await sitesIn(go, text, "a.go")).toHaveLength(2);
});
