import { longTermKeys } from "../aws/made-up-keys.ts";
import { iamUser } from "../aws/principal.ts";
import type { DemoCase } from "../demo-case.ts";
import { DEV, SANDBOX } from "../parts/accounts.ts";
import { keysSection } from "../parts/keys-text.ts";

const linuxKeys = longTermKeys(DEV, "ana-wsl");
const windowsKeys = longTermKeys(SANDBOX, "ana-windows");

export const wsl: DemoCase = {
  name: "wsl",
  title: "Linux on Windows (WSL): its own home counts",
  story:
    "Ana's Windows has an .aws folder, and so has the Linux inside it, each with other keys. " +
    "A program that runs in Linux reads the Linux one.",
  machineAt: () => ({
    home: "/home/ana",
    environment: { SHELL: "/bin/bash", WSL_DISTRO_NAME: "Ubuntu" },
    files: {
      "/home/ana/.aws/credentials": keysSection("default", linuxKeys),
      "/home/ana/.aws/config": "[default]\nregion = eu-central-1\n",
      "/mnt/c/Users/Ana/.aws/credentials": keysSection("default", windowsKeys),
    },
    aws: {
      keys: [
        { keys: linuxKeys, holder: iamUser(DEV, "ana") },
        { keys: windowsKeys, holder: iamUser(SANDBOX, "ana") },
      ],
    },
  }),
};
