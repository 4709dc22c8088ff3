import { rust } from "../../src/chains/rust.ts";
import type { AssumeRoleQuestion } from "../../src/model/question.ts";
import type { Resolution } from "../../src/model/resolution.ts";
import { GRANTED, METADATA, furnished } from "./granted.ts";
import { predicted } from "./machine.ts";
import { suite, unequal } from "./suite.ts";
import type { Row } from "./table.ts";

type Link = Readonly<Record<string, string | Readonly<Record<string, string>>>>;

interface ChainRow extends Row {
  readonly rawInput: {
    readonly sso_sessions?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  };
  readonly expect: { readonly ProfileChain?: readonly Link[]; readonly Error?: string };
}

/** These two let Rust's chain go on; the table looks at the profile provider alone. */
const PASSED_OVER = ["No profiles were defined", "profile `A` did not contain credential information"];

/** The table's JSON has `sso-session` sections beside the profiles. */
function withSessions(row: ChainRow): ChainRow {
  const sections = Object.entries(row.rawInput.sso_sessions ?? {}).map(
    ([name, settings]) =>
      `[sso-session ${name}]\n${Object.entries(settings)
        .map(([key, value]) => `${key} = ${value}\n`)
        .join("")}`,
  );
  const config = (row.files["~/.aws/config"] ?? "").replace(/^\[sso-session[^[]*/gm, "");
  return { ...row, files: { ...row.files, "~/.aws/config": config + sections.join("\n") } };
}

function differs(given: ChainRow): string | null {
  const row = withSessions(given);
  const world = row.expect.Error === undefined ? { ...GRANTED, ...METADATA } : GRANTED;
  const resolution = predicted(rust, row, world, {}, furnished(row, ["/var/token.jwt"]));
  const { Error: error, ProfileChain: links } = row.expect;
  if (error !== undefined) {
    if (PASSED_OVER.includes(error)) return unequal("none", resolution.outcome);
    const said = resolution.sources.flatMap((source) => (source.error === null ? [] : [source.error.message]));
    return said.some((message) => message.includes(error)) ? null : unequal(error, said);
  }
  return resolution.winner === null
    ? unequal(links, resolution.error?.message)
    : unequal((links ?? []).map(comparable), [baseOf(resolution), ...rolesOf(resolution)]);
}

/** What of a link shows in a prediction: secrets and accounts do not. */
function comparable(link: Link): Link {
  const [[kind, value] = ["", ""]] = Object.entries(link);
  if (typeof value === "string") return { [kind]: value };
  const { secret_access_key: _secret, account_id: _account, role_session_name: name, ...shown } = value;
  return { [kind]: kind === "AssumeRole" && name !== undefined ? { ...shown, role_session_name: name } : shown };
}

function baseOf({ winner, asked }: Resolution): Link {
  const base = winner?.holding.plan[0];
  const callers = asked.flatMap(({ question }) => (question.kind === "assume-role" ? [question.caller] : []));
  switch (base?.kind) {
    case "static":
      return { AccessKey: { access_key_id: (callers[0] ?? winner?.credentials)?.accessKeyId ?? "" } };
    case "instance-metadata":
      return { NamedSource: "Ec2InstanceMetadata" };
    case "web-identity":
      return { WebIdentityToken: { role_arn: base.roleArn, web_identity_token_file: base.tokenFile ?? "" } };
    case "sso": {
      const question = asked.find(({ question }) => question.kind === "sso-role-credentials")?.question;
      const region = question?.kind === "sso-role-credentials" ? question.endpoint.signingRegion : "";
      const { accountId, roleName, startUrl } = base;
      return {
        Sso: { sso_account_id: accountId, sso_region: region, sso_role_name: roleName, sso_start_url: startUrl },
      };
    }
    default:
      return { [base?.kind ?? "nothing"]: "" };
  }
}

const rolesOf = ({ asked }: Resolution): readonly Link[] =>
  asked
    .map(({ question }) => question)
    .filter((question): question is AssumeRoleQuestion => question.kind === "assume-role")
    .map(({ roleArn, externalId, sessionName }) => ({
      AssumeRole: {
        role_arn: roleArn,
        ...(externalId === null ? {} : { external_id: externalId }),
        ...(sessionName === null ? {} : { role_session_name: sessionName }),
      },
    }));

suite<ChainRow>("smithy-rs-assume-role", {
  differs,
  unfit: ({ id }) => (id.startsWith("26 ") ? "a bearer token's profile, which gives no credentials" : null),
});
