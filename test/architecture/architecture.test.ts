import { readFileSync, readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";

const SOURCE = new URL("../../src/", import.meta.url);
const files = readdirSync(SOURCE, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
const read = (name: string): string => readFileSync(new URL(name, SOURCE), "utf8");
const withoutComments = (text: string): string =>
  text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|\s)\/\/.*$/gm, "$1");

/** What stands in quotes is another program's: a reader of JavaScript has its names. */
const withoutStrings = (text: string): string => text.replace(/"[^"\n]*"/g, '""');
const importsModule = (text: string, module: RegExp): boolean =>
  [...text.matchAll(/(?:from|import|import\(|require\()\s*"([^"]+)"/g)].some((match) =>
    module.test(match[1] as string),
  );

/** Imports point one way: a folder may use those before it. */
const LAYERS = [
  "vault",
  "model",
  "parse",
  "walk",
  "chains",
  "resolve",
  "advice",
  "rules",
  "expectations",
  "diagnose",
  "explain",
  "report",
  "demo",
  "cli",
];
/** Effects: wired in by the CLI, the demo and the library's door only. */
const LEAVES = ["capture", "answer", "verify", "repair", "observe"];

/** Chains that share a folder beside their own; whatever more of them share is in src/walk. */
const FAMILIES: Readonly<Record<string, readonly string[]>> = {
  botocore: ["boto3", "aws-cli-v1", "aws-cli-v2"],
  go: ["go-v1", "go-v2", "terraform", "terraform-backend"],
  // Both hand their blocks to aws-sdk-go-base.
  terraform: ["terraform-backend"],
  jvm: ["java-v1", "java-v2", "kotlin"],
  flat: ["cpp", "dotnet", "php"],
  // Commands that put an SDK's own providers together.
  "js-v2": ["serverless"],
  "js-v3": ["cdk", "osls"],
  // A fork of it that is kept.
  serverless: ["osls"],
};

/** `chains/rust.ts` and `chains/rust/sso.ts` are Rust's; null: a list of all. */
const sdkOf = (name: string): string | null => /^chains\/([\w-]+)(?:\/|\.ts$)/.exec(name)?.[1] ?? null;
const LISTS = ["sdk-chains", "command-chains", "index", "known-errors", "own-variables", "sdks"];

const folderOf = (name: string): string => (name.includes("/") ? (name.split("/")[0] as string) : "index");

function importsOf(name: string): readonly string[] {
  const folder = name.split("/").slice(0, -1);
  return [...withoutComments(read(name)).matchAll(/(?:from|import\()\s*"(\.[^"]+)"/g)].map((match) => {
    const path = [...folder];
    for (const step of (match[1] as string).split("/")) {
      if (step === "..") path.pop();
      else if (step !== ".") path.push(step);
    }
    return path.join("/");
  });
}

describe.each(files)("src/%s", (name) => {
  const folder = folderOf(name);
  const text = withoutComments(read(name));

  test("imports only what stands before it", () => {
    for (const imported of importsOf(name)) {
      const target = folderOf(imported);
      if (target === folder || folder === "index") continue;
      if (LEAVES.includes(folder)) expect([...LAYERS.slice(0, 4), ...LEAVES], imported).toContain(target);
      else if (LEAVES.includes(target)) expect(["demo", "cli"], `${name} → ${imported}`).toContain(folder);
      // The CLI runs the demo, which shows the CLI's own screens.
      else if (folder === "demo") expect([...LAYERS], imported).toContain(target);
      else expect(LAYERS.indexOf(target), `${name} → ${imported}`).toBeLessThan(LAYERS.indexOf(folder));
    }
  });

  test("takes nothing from another SDK's folder", () => {
    const sdk = sdkOf(name);
    if (sdk === null || LISTS.includes(sdk)) return;
    for (const imported of importsOf(name)) {
      const other = sdkOf(imported);
      if (other !== null && other !== sdk) expect(FAMILIES[other], `${name} → ${imported}`).toContain(sdk);
    }
  });

  test("opens a secret only where it must", () => {
    const opens = /\bunseal\b/.test(text);
    if (opens) expect(["vault", "parse", "answer", "verify", "repair"]).toContain(folder);
  });

  test("touches the machine only at the edges", () => {
    const edges = [...LEAVES, "cli", "demo"];
    if (importsModule(text, /^node:(?:fs|process|os|child_process|net|http|https|dns|dgram|tls)(?:\/|$)/))
      expect(edges).toContain(folder);
    if (/\bDate\.now\(|\bprocess\.(?:env|argv|cwd)|\bnew Date\(\)/.test(withoutStrings(text)))
      expect([...edges, "index"]).toContain(folder);
  });

  test("loads the AWS SDK only to answer and to verify", () => {
    if (importsModule(text, /^@(?:aws-sdk|smithy)\//)) expect(["answer", "verify"]).toContain(folder);
  });

  test("keeps the manners of the house", () => {
    expect(name).not.toMatch(/utils|helpers|manager/i);
    expect(text).not.toMatch(/export default|(?:^|\s)enum \w|: any\b|\bas any\b|<any>/);
  });
});
