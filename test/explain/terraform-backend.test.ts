import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { recognise } from "../../src/explain/recognise.ts";
import { sdksNamedIn } from "../../src/explain/sdks-named-in.ts";
import { unboxed } from "../../src/explain/unboxed.ts";

/* What the real `terraform init` printed (1.11.4, the machines of hand-backend by these names), lines broken as it breaks them. */
const PRINTED = JSON.parse(readFileSync("fixtures/explain/terraform-backend.json", "utf8")) as Readonly<
  Record<string, string>
>;

/** The argument that an older version had is for Terraform itself to refuse. */
const OWN_OF_TERRAFORM = new Set(["role-before-1-6"]);
const printed = Object.entries(PRINTED).filter(([name]) => !OWN_OF_TERRAFORM.has(name));

/** As a terminal shows it. */
const boxed = (text: string): string =>
  text.replace(/^Error: [\s\S]*/m, (error) => `╷\n${error.trimEnd().replace(/^/gm, "│ ")}\n╵\n`);

test("there are as many texts as it takes", () => {
  expect(printed.length).toBeGreaterThan(12);
});

describe.each(printed)("%s", (_, text) => {
  test("is the backend's", () => {
    expect(sdksNamedIn(text)).toEqual(["terraform-backend"]);
    expect(recognise(unboxed(text))[0]?.known.sdks).toContain("terraform-backend");
  });

  test("is read the same out of its box", () => {
    const told = (shown: string) => recognise(unboxed(shown)).map(({ known: { id }, meaning }) => [id, meaning]);
    expect(told(boxed(text))).toEqual(told(text));
  });
});

test.each([
  ["bucket-denied", "denied"],
  ["bucket-absent", "bad-setting"],
  ["bucket-elsewhere", "bad-setting"],
  ["region-of-profile", "region-missing"],
  ["keys-of-nobody", "denied"],
])("what S3 and STS answer is told of: %s", (name, kind) => {
  expect(recognise(unboxed(PRINTED[name] ?? ""))[0]?.known).toMatchObject({ kind, sdks: ["terraform-backend"] });
});

test("a sentence that was broken is whole again", () => {
  expect(unboxed(PRINTED["profile-without-keys-beside-exported"] ?? "")).toContain(
    'A Profile was specified along with the environment variables "AWS_ACCESS_KEY_ID" and "AWS_SECRET_ACCESS_KEY". The Profile is now used instead of the environment variable credentials.',
  );
});

test("another text stays as it is", () => {
  const text = "An error occurred (AccessDenied) when calling the AssumeRole operation: User is not authorized";
  expect(unboxed(text)).toBe(text);
});
