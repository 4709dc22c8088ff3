import { noRegion } from "../../src/advice/region-cure.ts";
import type { Outside } from "../../src/model/outside.ts";
import { principalOf } from "../../src/verify/principal-of.ts";
import { labWorld } from "../truth/emulator-table.ts";
import { type Scenario, machineOf } from "../truth/scenario.ts";
import { runInProcess } from "./run-in-process.ts";

/** A page of fixtures/cli: a machine, and what is seen on it. */
export interface Transcript {
  readonly title: string;
  readonly machine: TranscriptMachine;
  readonly commands: readonly string[];
}

export interface TranscriptMachine extends Scenario {
  /** Who STS says a key is: ARN by key id. */
  readonly identities?: Readonly<Record<string, string>>;
}

const MACHINE = /```json\n([\s\S]*?)\n```/;
const COMMAND = /^\$ awswho ?(.*)$/gm;

export function readTranscript(text: string): Transcript {
  const title = /^# (.*)$/m.exec(text)?.[1] ?? "";
  const machine = JSON.parse(MACHINE.exec(text)?.[1] ?? "{}") as Omit<TranscriptMachine, "id">;
  return {
    title,
    machine: { id: title, ...machine },
    commands: [...text.matchAll(COMMAND)].map((match) => match[1] ?? ""),
  };
}

/** The page anew: every command run, its screen and exit code below it. */
export async function rerun(text: string): Promise<string> {
  const { machine, commands } = readTranscript(text);
  const head = text.slice(0, text.indexOf("```console"));
  const screens: string[] = [];
  for (const command of commands) {
    const argv = command.split(" ").filter((word) => word !== "");
    const { out, err, code } = await runInProcess(argv, machineOf(machine), {
      outside: outsideOf(machine),
      columns: 100,
    });
    screens.push(`$ awswho${command === "" ? "" : ` ${command}`}\n${out}${err}[exit ${code}]\n`);
  }
  return `${head}\`\`\`console\n${screens.join("\n")}\`\`\`\n`;
}

/** AWS as the lab's emulator answers, and STS as the page says. */
export function outsideOf(machine: TranscriptMachine, clockSkew = 0): Outside {
  const world = labWorld(machine);
  return {
    answer: async (question) => world.answer(question),
    whoIs: async ({ accessKeyId }, { endpoint }) => {
      const arn = machine.identities?.[accessKeyId ?? ""];
      const asked = { url: endpoint?.url ?? "", latency: 84, clockSkew };
      // A region that AWS does not have is a host that nobody knows.
      if (endpoint?.reach === "regional" && noRegion(endpoint.signingRegion) !== null) {
        const host = URL.canParse(endpoint.url) ? new URL(endpoint.url).host : "";
        const why = `getaddrinfo ENOTFOUND ${host}`;
        return { kind: "unavailable", why, failure: { kind: "unknown-host", code: "ENOTFOUND", message: why } };
      }
      if (arn === undefined)
        return {
          kind: "refused",
          asked,
          failure: {
            kind: "invalid-key",
            code: "InvalidClientTokenId",
            message: "The security token included in the request is invalid.",
          },
        };
      return {
        kind: "known",
        account: arn.split(":")[4] ?? "",
        arn,
        userId: "AIDAEXAMPLE",
        principal: principalOf(arn),
        asked,
      };
    },
  };
}
