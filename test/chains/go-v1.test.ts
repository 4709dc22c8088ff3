import { expect, test } from "vitest";
import { goV1 } from "../../src/chains/go-v1.ts";
import { drive } from "../../src/resolve/drive.ts";
import { resolve } from "../../src/resolve/resolve.ts";
import { labWorld } from "../truth/emulator-table.ts";
import { codeOf, snapshotOf } from "../truth/scenario.ts";

/** Copilot and s5cmd make their sessions so (run: set `open`, with the real commands). */
test("a program with SharedConfigEnable reads the config file, whatever the variable says", () => {
  const scenario = {
    id: "made-here",
    env: { AWS_SDK_LOAD_CONFIG: "0", AWS_PROFILE: "dev" },
    files: {
      "~/.aws/config": "[profile dev]\nregion = eu-west-3\naws_access_key_id = AKIACONFIG\naws_secret_access_key = s\n",
    },
  };
  const end = (more: { readonly loadsConfig?: true }) =>
    drive(resolve(goV1, snapshotOf(scenario), { ...codeOf(scenario), ...more }), labWorld(scenario).answer);
  expect(end({}).outcome).toBe("none");
  const { winner, region } = end({ loadsConfig: true });
  expect([winner?.credentials.accessKeyId, region.name]).toEqual(["AKIACONFIG", "eu-west-3"]);
});
