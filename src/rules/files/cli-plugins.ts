import { byHand } from "../../advice/by-hand.ts";
import { oddlyNamedBlocks, settingIn } from "../../advice/settings-blocks.ts";
import { shortPath } from "../../advice/short-path.ts";
import { headerPlace } from "../../parse/settings-lines.ts";
import type { MachineRule } from "../rule.ts";

const FOLDER = "cli_legacy_plugin_path";

/**
 * What each version of the CLI does with [plugins] (goldens `field-plugin-endpoint`, `field-plugin-endpoint-legacy-path`);
 * whether a module is there, awswho does not look.
 */
export const rule: MachineRule = {
  scope: "machine",
  id: "cli-plugins",
  group: "files",
  title: "The config file names plugins of the AWS CLI",
  why: "The AWS CLI 1 imports every module that [plugins] names before it does anything else, and stops where one is not installed. The CLI 2 imports none without cli_legacy_plugin_path, and a plugin for endpoints then does nothing; the CLI 1 takes that setting's path for a module.",
  complaints: ["S53"],
  find: ({ files, home }) =>
    oddlyNamedBlocks(files.filter(({ role }) => role === "config"))
      .filter(({ kind, header, settings }) => kind === "other" && header.title === "plugins" && settings.length > 0)
      .map((block) => {
        const { path } = block.file;
        const where = `[plugins] in ${shortPath(path, home)}`;
        return {
          severity: "note" as const,
          message:
            settingIn(block, FOLDER) === null
              ? `${where} counts for the AWS CLI 1 alone, which stops where a module is not installed: the CLI 2 loads none without ${FOLDER}.`
              : `${where} has ${FOLDER}, which the AWS CLI 2 needs and the AWS CLI 1 stops at: it takes the path for a module.`,
          provenance: [headerPlace(path, block.header)],
          fix:
            settingIn(block, "endpoint") === null
              ? null
              : byHand(
                  "for endpoints write endpoint_url, or a [services] section, which both versions and the SDKs read",
                ),
          sdks: [],
        };
      }),
};
