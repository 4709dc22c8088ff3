import { capture } from "../../capture/capture.ts";
import { chains } from "../../chains/index.ts";
import { type ProxyName, proxyPage } from "../../explain/settings/proxy-page.ts";
import { settingPage } from "../../explain/settings/setting-page.ts";
import { settingsHere } from "../../explain/settings/settings-here.ts";
import { VARIABLE_DESCRIPTIONS } from "../../explain/settings/variable-descriptions.ts";
import { homeFolder } from "../../parse/python-path.ts";
import { renderJson } from "../../report/json.ts";
import { renderProxyPage } from "../../report/text/proxy-page.ts";
import { renderSettingPage } from "../../report/text/setting-page.ts";
import type { Options } from "../options.ts";
import { terminalFor } from "../terminal.ts";
import type { World } from "../world.ts";
import { chainPage } from "./chain-page.ts";

/** `awswho explain role_arn`, `awswho explain AWS_REGION`: who looks it up, and what it is set to here. */
export async function explainSetting(name: string, options: Options, world: World): Promise<void> {
  const snapshot = capture(world.machine);
  const form = Object.hasOwn(VARIABLE_DESCRIPTIONS, name) ? "variable" : "key";
  const pages = chains.map((chain) => chainPage(chain, snapshot));
  const page = settingPage(name, pages, settingsHere(name, form, snapshot));
  world.stdout.write(
    options.json
      ? `${renderJson({ schemaVersion: 1, ...page })}\n`
      : renderSettingPage(page, homeFolder(snapshot), await terminalFor(world, options)),
  );
}

/** `awswho explain HTTPS_PROXY`: who goes through the proxy, and who past it. */
export async function explainProxy(name: ProxyName, options: Options, world: World): Promise<void> {
  const snapshot = capture(world.machine);
  const here = [name.toLowerCase(), name].flatMap((written) => settingsHere(written, "variable", snapshot));
  const page = proxyPage(name, chains, here);
  world.stdout.write(
    options.json
      ? `${renderJson({ schemaVersion: 1, ...page })}\n`
      : renderProxyPage(page, homeFolder(snapshot), await terminalFor(world, options)),
  );
}
