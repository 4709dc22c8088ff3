import { posix } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { boto3 } from "../../src/chains/boto3.ts";
import { chains } from "../../src/chains/index.ts";
import type { FileProvenance, Provenance } from "../../src/model/provenance.ts";
import type { Resolution } from "../../src/model/resolution.ts";
import { drive } from "../../src/resolve/drive.ts";
import { resolve } from "../../src/resolve/resolve.ts";
import { type Secret, unseal } from "../../src/vault/secret.ts";
import type { AnyChain } from "../../src/walk/chain.ts";
import { labWorld } from "../truth/emulator-table.ts";
import { scenariosOf, setsOf } from "../truth/goldens.ts";
import { HOME, type Scenario, codeOf, fill, realPath, snapshotOf } from "../truth/scenario.ts";

/*
 * A line and column are right if they are the ones that count: with another value written there the prediction changes,
 * with another value at any other place of the same key it does not.
 */

const resolvedBy = (chain: AnyChain, scenario: Scenario): Resolution =>
  drive(resolve(chain, snapshotOf(scenario), codeOf(scenario)), labWorld(scenario).answer);

/** Lines as an editor counts them. */
const splitter = /(\r\n|\n|\r)/;
function edited(scenario: Scenario, path: string, edit: (lines: string[]) => void): Scenario {
  const name = Object.keys(scenario.files).find((file) => realPath(file) === posix.normalize(path)) as string;
  const parts = fill(scenario.files[name] as string).split(splitter);
  const lines = parts.filter((_, index) => index % 2 === 0);
  const ends = parts.filter((_, index) => index % 2 === 1);
  edit(lines);
  const text = lines.map((line, index) => line + (ends[index] ?? "")).join("");
  return { ...scenario, files: { ...scenario.files, [name]: text } };
}

/** A value within quotes keeps its closing one. */
const changedAt = (
  scenario: Scenario,
  { path, line, column }: Pick<FileProvenance, "path" | "line" | "column">,
  value: string,
): Scenario =>
  edited(scenario, path, (lines) => {
    const before = (lines[line - 1] as string).slice(0, column - 1);
    lines[line - 1] = before + value + (/["']$/.exec(before)?.[0] ?? "");
  });

/** Every other `key = value` line of the same key, in any file. */
function otherPlaces(
  scenario: Scenario,
  key: string,
  except: FileProvenance,
): readonly { path: string; line: number; column: number }[] {
  return Object.entries(scenario.files).flatMap(([file, text]) =>
    fill(text)
      .split(/\r\n|\n|\r/)
      .flatMap((line, index) => {
        const match = new RegExp(`^(\\s*${key}\\s*[=:][ \\t]*)\\S`, "i").exec(line);
        const path = realPath(file);
        if (match === null || (path === posix.normalize(except.path) && index + 1 === except.line)) return [];
        return [{ path, line: index + 1, column: (match[1] as string).length + 1 }];
      }),
  );
}

const isFile = (provenance: Provenance | null | undefined): provenance is FileProvenance =>
  provenance?.kind === "file" && provenance.key !== null;

interface Checked {
  changed: number;
  others: number;
}

/** A value whose first line is empty: written there, another would go on with the lines below. */
function beginsBelow(scenario: Scenario, { path, line, column }: FileProvenance): boolean {
  const name = Object.keys(scenario.files).find((file) => realPath(file) === posix.normalize(path)) as string;
  const written = fill(scenario.files[name] as string).split(/\r\n|\n|\r/)[line - 1] ?? "";
  return written.slice(column - 1).trim() === "";
}

/** One value of a resolution: where it is said to stand, and what another one written there would make of it. */
interface Told {
  readonly place: Provenance | null | undefined;
  readonly other: string;
  read(resolution: Resolution): string | null | undefined;
}

const opened = (secret: Secret | null | undefined): string | null | undefined => secret && unseal(secret);

function toldBy({ winner, region }: Resolution): readonly Told[] {
  const regionTold: Told = {
    place: region.name === null ? null : region.provenance,
    // A region that Terraform knows, and that has FIPS endpoints.
    other: region.name === "us-west-2" ? "us-east-2" : "us-west-2",
    read: (resolution) => resolution.region.name,
  };
  const isStatic = winner?.holding.plan.length === 1 && winner.holding.plan[0]?.kind === "static";
  if (!isStatic || winner.source === "login") return [regionTold];
  const { accessKeyId, secretAccessKey, sessionToken } = winner.holding.provenance;
  return [
    regionTold,
    { place: accessKeyId, other: "AKIACHANGEDCHANGED00", read: (after) => after.winner?.credentials.accessKeyId },
    {
      place: secretAccessKey,
      other: "changedsecret",
      read: (after) => opened(after.winner?.credentials.secretAccessKey),
    },
    { place: sessionToken, other: "changedtoken", read: (after) => opened(after.winner?.credentials.sessionToken) },
  ];
}

/** Several lines are one value to some: Java joins them with `%0A`. */
const severalLines = /\n|%0A/;

function checkPlaces(chain: AnyChain, scenario: Scenario, checked: Checked): void {
  const before = resolvedBy(chain, scenario);
  for (const { place, other, read } of toldBy(before)) {
    const was = read(before);
    if (!isFile(place) || severalLines.test(was ?? "") || beginsBelow(scenario, place)) continue;
    const where = `${chain.id}, ${scenario.id}: ${place.key}, line`;
    const after = resolvedBy(chain, changedAt(scenario, place, other));
    // Terraform has no region where it fails, and an endpoint may be one region's alone.
    if (after.region.name === null && after.outcome !== before.outcome) continue;
    expect(read(after), `${where} ${place.line}, column ${place.column}`).toBe(other);
    checked.changed += 1;
    for (const elsewhere of otherPlaces(scenario, place.key as string, place)) {
      const unchanged = read(resolvedBy(chain, changedAt(scenario, elsewhere, other)));
      expect(unchanged, `${where} ${elsewhere.line} of ${elsewhere.path}`).toBe(was);
      checked.others += 1;
    }
  }
}

/** The text at the place is the value that was read. */
function checkPlans(scenario: Scenario, checked: Checked): void {
  for (const row of resolvedBy(boto3, scenario).sources) {
    for (const node of row.holding?.plan ?? []) {
      if (node.kind !== "assume-role" || !isFile(node.provenance)) continue;
      const file =
        Object.entries(scenario.files).find(
          ([name]) => realPath(name) === posix.normalize((node.provenance as FileProvenance).path),
        )?.[1] ?? "";
      const line = fill(file).split(/\r\n|\n|\r/)[node.provenance.line - 1] ?? "";
      expect(line.slice(node.provenance.column - 1).trimEnd(), scenario.id).toBe(node.roleArn.split("\n")[0]);
      checked.changed += 1;
    }
  }
}

describe.each(setsOf("boto3"))("places in %s", (name) => {
  test("of roles hold the role", () => {
    for (const scenario of scenariosOf(name)) checkPlans(scenario, { changed: 0, others: 0 });
  }, 60_000);
});

/** Of each SDK's many machines, every eighth: all of them were looked at when this was written. */
const EVERY = 8;

describe.each(chains.filter(({ readNotRun }) => readNotRun !== true).map((chain) => [chain.id, chain] as const))(
  "places told by %s",
  (id, chain) => {
    test("are the ones that count, and no others", () => {
      const checked: Checked = { changed: 0, others: 0 };
      const machines = setsOf(id).flatMap(scenariosOf);
      for (const [index, scenario] of machines.entries())
        if (chain === boto3 || index % EVERY === 0) checkPlaces(chain, scenario, checked);
      expect(checked.changed).toBeGreaterThan(20);
      expect(checked.others).toBeGreaterThan(10);
    }, 120_000);
  },
);

describe("places in generated files", () => {
  const blank = fc.constantFrom(
    "",
    "  ",
    "\t",
    "# Kommentar über Schlüssel",
    "; 注釈",
    "#aws_access_key_id = AKIACOMMENTED",
  );
  const gap = fc.constantFrom(" = ", "=", " : ", "\t=\t", "  =    ");
  const name = fc.constantFrom("default", "prod", "ünïcode", "team a", "日本");
  const end = fc.constantFrom("\n", "\r\n", "\r");
  const section = fc.record({
    name,
    blanks: fc.array(blank, { maxLength: 3 }),
    gap,
    region: fc.option(fc.constantFrom("eu-west-1", "us-east-1"), { nil: null }),
    keys: fc.boolean(),
    upper: fc.boolean(),
    note: fc.constantFrom("", "café = crème", "名前: 値"),
  });

  test("the value at a place is the one that counts", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(section, { selector: (s) => s.name, minLength: 1, maxLength: 5 }),
        fc.uniqueArray(section, { selector: (s) => s.name, minLength: 0, maxLength: 5 }),
        end,
        name,
        (credentials, config, newline, profile) => {
          const scenario: Scenario = {
            id: "generated",
            env: { AWS_PROFILE: profile, AWS_EC2_METADATA_DISABLED: "true" },
            files: {
              "~/.aws/credentials": textOf(credentials, false, newline),
              "~/.aws/config": textOf(config, true, newline),
            },
            imds: null,
          };
          checkPlaces(boto3, scenario, { changed: 0, others: 0 });
        },
      ),
      { numRuns: 400 },
    );
  });

  interface GeneratedSection {
    readonly name: string;
    readonly blanks: readonly string[];
    readonly gap: string;
    readonly region: string | null;
    readonly keys: boolean;
    readonly upper: boolean;
    readonly note: string;
  }

  function textOf(sections: readonly GeneratedSection[], config: boolean, newline: string): string {
    const lines = sections.flatMap((s, index) => {
      const key = (text: string): string => (s.upper ? text.toUpperCase() : text);
      const title = config && s.name !== "default" ? `profile "${s.name}"` : s.name;
      return [
        `[${title}]`,
        ...s.blanks,
        ...(s.note === "" ? [] : [s.note]),
        ...(s.region === null ? [] : [`${key("region")}${s.gap}${s.region}`]),
        ...(s.keys
          ? [
              `${key("aws_access_key_id")}${s.gap}AKIA${config ? "CONF" : "CRED"}${index}`,
              `${key("aws_secret_access_key")}${s.gap}secret${index}`,
            ]
          : []),
      ];
    });
    return lines.map((line) => line + newline).join("");
  }
});

test("the lab's home is the one the places are told in", () => {
  expect(realPath("~/x")).toBe(`${HOME}/x`);
});
