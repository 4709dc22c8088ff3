import { sdkReporting } from "../../src/chains/sdks.ts";
import { SDK_IDS } from "../../src/model/sdk.ts";
import { recordOf, tracedRun } from "../trace/traced-run.ts";

/* docs/trace.md: every screen is that of a run on what the real SDKs sent in the lab (fixtures/trace). */

/** The lab's server is no endpoint of AWS's; a reader's program calls those. */
const atAws = (packets: readonly Readonly<Record<string, unknown>>[]) =>
  packets.map(({ Fqdn, ...packet }) => ({
    ...packet,
    ...(Fqdn === undefined ? {} : { Fqdn: `${String(packet["Service"]).toLowerCase()}.eu-west-1.amazonaws.com` }),
  }));

async function screen(
  command: readonly string[],
  packets: readonly Readonly<Record<string, unknown>>[],
  env?: Readonly<Record<string, string>>,
) {
  const run = await tracedRun({
    argv: ["trace", "--", ...command],
    packets: atAws(packets),
    ...(env === undefined ? {} : { env }),
  });
  const prompt =
    env === undefined
      ? ""
      : Object.entries(env)
          .map(([name, value]) => `${name}=${value} `)
          .join("");
  return `\`\`\`\n$ ${prompt}awswho trace -- ${command.join(" ")}\n${run.err}\`\`\``;
}

const HOW = { always: "yes", late: "yes, in the background", never: "no" } as const;

const table = (): string =>
  [
    "| SDK | reports its calls | known from |",
    "|---|---|---|",
    ...SDK_IDS.map((sdk) => {
      const row = sdkReporting[sdk];
      const known = row.evidence === "run" ? `run: ${row.version}` : `read: ${row.version}, ${row.source}`;
      return `| \`${sdk}\` | ${HOW[row.reports]} | ${known} |`;
    }),
  ].join("\n");

export async function tracePage(): Promise<string> {
  const { runs } = recordOf("boto3");
  return `<!-- Written by npm run lab -- trace-page. -->

# What a program really used

awswho predicts. \`awswho trace\` starts the program and looks: the SDKs can report each call that they make (AWS calls it
client-side monitoring, the variables \`AWS_CSM_…\`), with the key that signed it, its region, service and operation.
awswho opens a port on 127.0.0.1, tells the program's SDKs to report there, and sets what it hears beside what it would
have predicted, SDK by SDK. AWS is asked nothing.

Keys are exported, and the program uses them:

${await screen(["python", "app.py"], runs["exported"] ?? [])}

The same keys are exported, but the code says \`boto3.Session(profile_name="bob")\`:

${await screen(["python", "app.py"], runs["pinned"] ?? [])}

A profile that assumes a role. Its key id is issued anew for each run, so that only its account can be compared; the key
that asked for it is one that awswho knows:

${await screen(["python", "app.py"], runs["role"] ?? [], { AWS_PROFILE: "deploy" })}

No credentials: nothing is sent.

${await screen(["python", "app.py"], runs["nobody"] ?? [], {})}

## What stays the program's own

- Its streams, signals and exit code: awswho ends with the program's code, whatever was seen. A program that cannot be
  started is 127 or 126, as in a shell; where no port can be opened, it is not started, and the code is 5.
- Nothing of awswho's is on stdout. The summary comes on stderr when the program is over, or goes to a file:
  \`awswho trace --json --output trace.json -- python app.py\`. \`--output /dev/fd/3\` is a descriptor of your own.
- Four variables are set for the program: \`AWS_CSM_ENABLED\`, \`AWS_CSM_HOST\`, \`AWS_CSM_PORT\`, \`AWS_CSM_CLIENT_ID\`. If you
  use client-side monitoring yourself, its collector hears nothing of this run, and the summary says so.
- The Go SDK 1 writes a line of its own, \`Enabling CSM\`, on the program's stdout as soon as it reports.

## Which SDKs report

${table()}

In the background means that what the program calls just before its end may not be told: a program that makes one call and
ends may show none. Of a role that Go 1 assumes for a profile, the call to STS is not told, only what is done with it.

The port takes reports of this run alone: each run has its own client id, and what comes without it is counted, not read.
Of a report are kept: service, operation, region, key id, host, SDK, error code. Session tokens, messages and request ids
are never read out of it. Reports are datagrams: where some were lost, the summary says how many.

Transfers to and from S3 that boto3 or the AWS CLI leave to the AWS Common Runtime (CRT) are reported before they are
signed: they show as not signed, and which key signs them is not seen.

What outlives the program (a daemon that it leaves behind) is no longer listened to. What it runs in a container, under sudo or
on another machine does not get the variables: put awswho there.

## The document

\`--json\`: \`keys\` has one entry for each key and SDK, with its \`calls\`, \`predicted\` and \`agreement\`:

| agreement | observed |
|---|---|
| \`same-key\` | the very key that was predicted |
| \`same-account\` | a key issued for the run, in the predicted account |
| \`asks-for-role\` | the key that asks for the predicted role, and did nothing else |
| \`other-key\`, \`other-account\` | another than predicted |
| \`unforeseen\` | a key, though no credentials were predicted |
| \`account-unknown\` | a key issued for the run, whose account or predicted account is not known |
| \`no-prediction\` | the SDK is not known, or the command's words change its environment |
| null | the request was not signed |
`;
}
