import { kotlin } from "../../src/chains/kotlin.ts";
import type { PlanNode, Resolution } from "../../src/model/resolution.ts";
import { unseal } from "../../src/vault/secret.ts";
import { GRANTED, METADATA, furnished } from "./granted.ts";
import { predicted } from "./machine.ts";
import { suite, unequal } from "./suite.ts";
import type { Row } from "./table.ts";

interface ChainRow extends Row {
  readonly expect: {
    readonly leaf?: string;
    readonly leafArgs?: readonly string[];
    readonly roles?: readonly string[];
    readonly error?: string;
  };
}

const NOTHING = "profile (A) did not contain credential information";

function differs(row: ChainRow): string | null {
  const world = row.expect.error === undefined ? { ...GRANTED, ...METADATA } : GRANTED;
  const tokenFiles = ["/var/token.jwt", "/some/path", "~/bug/if/returned"];
  const resolution = predicted(kotlin, row, world, { region: "us-east-1" }, furnished(row, tokenFiles));
  const { error, leaf, leafArgs = [], roles } = row.expect;
  const said = resolution.sources.flatMap((source) => (source.error === null ? [] : [source.error.message]));
  // What a profile does not speak of is no error of a row of ours, and Kotlin's chain passes it over.
  if (error === NOTHING) return unequal([], said);
  if (error !== undefined)
    return said.some((message) => message.includes(error)) ? null : unequal(error, said[0] ?? resolution.outcome);
  const base = resolution.winner?.holding.plan[0];
  if (base === undefined) return unequal(leaf, said);
  const [name, argument] = leafOf(base, resolution);
  return unequal(
    [leaf, leafArgs[0] ?? argument, roles],
    [
      name,
      argument,
      resolution.asked.flatMap(({ question }) => (question.kind === "assume-role" ? [question.roleArn] : [])),
    ],
  );
}

/** Kotlin's LeafProvider, and what it is first told. */
function leafOf(base: PlanNode, { asked, winner }: Resolution): readonly [string, string] {
  const questions = asked.map(({ question }) => question);
  switch (base.kind) {
    case "static": {
      const caller = questions.flatMap((question) => (question.kind === "assume-role" ? [question.caller] : []))[0];
      return ["AccessKey", (caller ?? winner?.credentials)?.accessKeyId ?? ""];
    }
    case "instance-metadata":
      return ["NamedSource", "Ec2InstanceMetadata"];
    case "web-identity":
      return ["WebIdentityTokenRole", base.roleArn];
    case "sso":
      return base.session === null ? ["LegacySso", base.startUrl] : ["SsoSession", base.session];
    case "process": {
      const process = questions.find((question) => question.kind === "process");
      const shell = process?.kind === "process" ? process.shell : null;
      return ["Process", shell === null ? base.program : unseal(shell)];
    }
    case "assume-role":
    case "login":
    case "container":
      return [base.kind, ""];
  }
}

suite<ChainRow>("kotlin-profile-chain", { differs });
