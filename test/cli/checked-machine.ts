import { Volume } from "memfs";
import type { World } from "../../src/cli/world.ts";
import type { Identity } from "../../src/model/identity.ts";
import type { Outside } from "../../src/model/outside.ts";
import { principalOf } from "../../src/verify/principal-of.ts";
import { seal } from "../../src/vault/secret.ts";
import { type Recorded, runInProcess } from "./run-in-process.ts";

export const SANDBOX_KEY = "AKIAQYLPMN5HHHFPZAMZ";
export const CANARY = "CANARYq8Xo3vN1";

/** A project with an .awswhorc, and the person's own files. */
export const FILES = {
  "/srv/app/.git/HEAD": "ref: refs/heads/main\n",
  "/srv/app/.awswhorc":
    "region = eu-west-1\n\n[prod]\naccount = 444455556666\nrole = Deploy\n\n[sandbox]\naccount = 052310077262\n",
  "/home/ana/.aws/config": [
    "[default]",
    "region = eu-west-1",
    "[profile prod]",
    "role_arn = arn:aws:iam::444455556666:role/Deploy",
    "source_profile = base",
    "region = eu-west-1",
    "[profile base]",
    `aws_access_key_id = ${SANDBOX_KEY}`,
    `aws_secret_access_key = ${CANARY}`,
    "",
  ].join("\n"),
} as const;

export const EXPORTED = { AWS_ACCESS_KEY_ID: SANDBOX_KEY, AWS_SECRET_ACCESS_KEY: CANARY } as const;

export interface CheckedMachine {
  readonly files?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Who AWS says a key is; left out: nobody may be asked. */
  readonly identities?: Readonly<Record<string, string | Identity>>;
  /** All that lies beyond the machine, in place of the two rules above. */
  readonly outside?: Outside;
  readonly start?: World["start"];
}

export interface CheckRun extends Recorded {
  /** What was written, by path. */
  readonly written: Readonly<Record<string, string>>;
}

/** `awswho …` on such a machine. */
export async function runOn(machine: CheckedMachine, ...argv: readonly string[]): Promise<CheckRun> {
  const { files = FILES, env = {}, cwd = "/srv/app", identities, start } = machine;
  const outside = machine.outside ?? (identities === undefined ? undefined : outsideWith(identities));
  const volume = Volume.fromJSON({ "/home/ana/.keep": "", [`${cwd}/.keep`]: "", ...files });
  const written: Record<string, string> = {};
  const recorded = await runInProcess(
    argv,
    {
      fs: volume as never,
      environment: { HOME: "/home/ana", LANG: "C.UTF-8", ...env },
      cwd,
      systemHome: "/home/ana",
    },
    {
      ...(outside === undefined ? {} : { outside }),
      ...(start === undefined ? {} : { start }),
      writing: {
        create(path, text, replace) {
          if (volume.existsSync(path) && !replace) return false;
          written[path] = text;
          return true;
        },
        append(path, text) {
          written[path] = (written[path] ?? "") + text;
        },
      },
    },
  );
  return { ...recorded, written };
}

/** Roles are given; who a key is stands in the table. */
function outsideWith(identities: Readonly<Record<string, string | Identity>>): Outside {
  return {
    answer: async (question) =>
      question.kind === "assume-role"
        ? {
            kind: "credentials",
            credentials: {
              accessKeyId: `ASIA${question.roleArn.split("/").at(-1)}`,
              secretAccessKey: seal(`${CANARY}-secret`),
              sessionToken: seal(`${CANARY}-token`),
              expiration: "2026-11-22T13:00:00Z",
              accountId: null,
            },
          }
        : { kind: "failure", failure: { kind: "no-route", code: "ENETUNREACH", message: "no route" } },
    async whoIs({ accessKeyId }, { endpoint }) {
      const found = identities[accessKeyId ?? ""];
      const asked = { url: endpoint?.url ?? "", latency: 84, clockSkew: 0 };
      if (found === undefined)
        return {
          kind: "refused",
          asked,
          failure: { kind: "invalid-key", code: "InvalidClientTokenId", message: "The security token is invalid." },
        };
      if (typeof found !== "string") return found;
      const account = found.split(":")[4] ?? "";
      return { kind: "known", account, arn: found, userId: "AIDAEXAMPLE", principal: principalOf(found), asked };
    },
  };
}
