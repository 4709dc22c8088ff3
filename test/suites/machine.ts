import { type Machine, capture } from "../../src/capture/capture.ts";
import type { Answer, Question } from "../../src/model/question.ts";
import type { Resolution } from "../../src/model/resolution.ts";
import type { Snapshot } from "../../src/model/snapshot.ts";
import { drive } from "../../src/resolve/drive.ts";
import { resolve } from "../../src/resolve/resolve.ts";
import type { AnyChain, CodeArguments } from "../../src/walk/chain.ts";
import { HOME, NOW, fileSystemOf, fill, realPath } from "../truth/scenario.ts";
import type { Row } from "./table.ts";

/** The addresses of the metadata services that some suites start. */
export const IMDS = "http://127.0.0.1:4581";
export const ECS = "http://127.0.0.1:4582";

const filled = (text: string): string => fill(text).replaceAll("{{IMDS}}", IMDS).replaceAll("{{ECS}}", ECS);

export const NO_CODE: CodeArguments = { profile: null, region: null, keys: null, terminal: false };

export function machineOf(row: Row): Machine {
  const environment = Object.entries(row.env).map(([name, value]) => [name, filled(value)] as const);
  const files = Object.entries(row.files).map(([path, text]) => [realPath(path), filled(text)] as const);
  return {
    environment: { HOME, ...Object.fromEntries(environment) },
    fs: fileSystemOf(new Map(files)),
    platform: row.os === "windows" ? "windows" : "posix",
    systemHome: HOME,
    cwd: HOME,
    now: NOW,
  };
}

/** What a suite's own machine has otherwise. */
export type Changes = Partial<Machine>;

export const snapshotOf = (row: Row, changes: Changes = {}): Snapshot => capture({ ...machineOf(row), ...changes });

/** A suite's side of the world; what it does not say is not there. */
export type World = { readonly [Kind in Question["kind"]]?: (question: Question & { kind: Kind }) => Answer };

export const failing = (message: string): Answer => ({
  kind: "failure",
  failure: { kind: "no-route", code: null, message },
});

export const answering =
  (world: World) =>
  (question: Question): Answer => {
    const answer = world[question.kind] as ((asked: Question) => Answer) | undefined;
    return answer?.(question) ?? failing("not in this suite's world");
  };

export const predicted = (
  chain: AnyChain,
  row: Row,
  world: World,
  code: Partial<CodeArguments> = {},
  changes: Changes = {},
): Resolution => drive(resolve(chain, snapshotOf(row, changes), { ...NO_CODE, ...code }), answering(world));
