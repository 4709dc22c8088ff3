import { chains } from "../../src/chains/index.ts";
import { sdkNames } from "../../src/chains/sdks.ts";
import { SDK_IDS, type SdkId } from "../../src/model/sdk.ts";
import { runDemo } from "../demo/demo-world.ts";

/** README.md with what depends on the SDKs there are: their table, and the first line of `demo split`. */
export async function withFreshParts(readme: string): Promise<string> {
  const { stdout } = await runDemo(["split"]);
  const answer = ANSWER.exec(stdout)?.[0] ?? "nothing";
  return readme.replace(TABLE, `$1${SDK_IDS.map(row).join("")}`).replace(ANSWER, answer);
}

const TABLE = /(\| id \| what it is \| modelled on \|\n\|---\|---\|---\|\n)(?:\|.*\n)*/;
const ANSWER = /^The SDKs do not agree here: .*$/m;

function row(id: SdkId): string {
  const chain = chains.find((each) => each.id === id);
  const unproven = chain?.readNotRun === true ? "; read, not run" : "";
  return `| \`${id}\` | ${sdkNames[id]}${unproven} | ${chain?.modelledOn} |\n`;
}
