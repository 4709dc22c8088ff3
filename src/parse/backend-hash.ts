import { crc32 } from "node:zlib";
import { type TerraformEntry, type TerraformValue, bodyOf } from "./code-sites/terraform/terraform-entry.ts";

/**
 * The number by which Terraform knows whether a backend block is still what it was at the last init (configs.Backend.Hash,
 * 1.11.4; go-cty, makeSetHashBytes). `like`: what was kept then, which has every argument that this Terraform knows.
 */
export function backendHash(body: readonly TerraformEntry[], like: readonly TerraformEntry[]): string {
  return String(crc32(`<"s3";${objectText(body, like)};>`));
}

const objectText = (body: readonly TerraformEntry[], like: readonly TerraformEntry[]): string =>
  `<${like
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map((known) => `${textOf(known, body.find(({ name }) => name === known.name)?.value)};`)
    .join("")}>`;

function textOf({ name, value: like }: TerraformEntry, value: TerraformValue | undefined): string {
  switch (value?.kind) {
    case "text":
      return scalar(name, value.text);
    case "list":
      return `[${value.items
        .map((item) => (item.kind === "text" ? JSON.stringify(item.text) : "?"))
        .sort()
        .map((text) => `${text};`)
        .join("")}]`;
    case "object":
      return name === "tags" ? mapText(value.entries) : objectText(value.entries, bodyOf(like));
    case "reference":
    case "environment":
    case "computed":
      return "?";
    case "null":
    case undefined:
      return "~";
  }
}

const mapText = (entries: readonly TerraformEntry[]): string =>
  `{${entries
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map((entry) => `${JSON.stringify(entry.name)}:${textOf(entry, entry.value)};`)
    .join("")}}`;

/** Arguments that are switches, and the one that is a number. */
const SWITCH = /^(?:encrypt|force_path_style|insecure|skip_\w+|use_\w+)$/;

function scalar(name: string, text: string): string {
  if (name === "max_retries") return text;
  return SWITCH.test(name) ? (text === "true" ? "T" : "F") : JSON.stringify(text);
}
