import { capture } from "../../capture/capture.ts";
import { chainOf } from "../../diagnose/chain-of.ts";
import { chainDiff } from "../../explain/chain-diff.ts";
import type { SdkId } from "../../model/sdk.ts";
import { renderJson } from "../../report/json.ts";
import { renderChainDiff } from "../../report/text/chain-diff.ts";
import type { ExitCode } from "../exit-code.ts";
import type { Options } from "../options.ts";
import { terminalFor } from "../terminal.ts";
import type { World } from "../world.ts";
import { chainPage } from "./chain-page.ts";

/** `awswho compare --diff A B`: two chains side by side as documentation, from their data; nothing of the machine. */
export async function compareChains(
  [a, b]: readonly [SdkId, SdkId],
  options: Options,
  world: World,
): Promise<ExitCode> {
  const { stdout, machine } = world;
  const snapshot = capture(machine);
  const diff = chainDiff(chainPage(await chainOf(a), snapshot), chainPage(await chainOf(b), snapshot));
  stdout.write(
    options.json
      ? `${renderJson({ schemaVersion: 1, ...diff })}\n`
      : renderChainDiff(diff, await terminalFor(world, options)),
  );
  return 0;
}
