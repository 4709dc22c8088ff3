import type { Scope } from "./scope.ts";
import { UNKNOWN, type Value } from "./value.ts";

/** Known without an import. */
const MODULES: ReadonlySet<string> = new Set(["boto3", "botocore", "boto", "os", "dict", "aioboto3", "aiobotocore"]);

const ENVIRONMENT: ReadonlySet<string> = new Set(["os.environ", "os.environb"]);

/** What a dotted name of a module stands for. */
export const named = (path: string): Value =>
  ENVIRONMENT.has(path) ? { kind: "environment", own: true } : { kind: "name", path };

/** What a bare name stands for. */
export const lookUp = (name: string, scope: Scope): Value =>
  // A part of a program, as in documentation and notebooks, may not import what it uses.
  scope.look(name) ?? (MODULES.has(name) ? { kind: "name", path: name } : UNKNOWN);
