import { temporaryKeys } from "../aws/made-up-keys.ts";
import { permissionSetRole, roleSession } from "../aws/principal.ts";
import type { DemoCase } from "../demo-case.ts";
import { DEV } from "../parts/accounts.ts";
import { exportedKeys } from "../parts/keys-text.ts";
import { SIGN_IN_CONFIG, signInOf, tokenFile, tokenText } from "../parts/sign-in.ts";

const keys = temporaryKeys(DEV, "ana of yesterday");

export const expiredKeys: DemoCase = {
  name: "expired-keys",
  title: "temporary keys of yesterday, still exported",
  story:
    "Yesterday Ana pasted temporary keys from the access portal into this shell. " +
    "They are over, AWS refuses them, and her fresh sign-in is not even looked at.",
  machineAt: (now) => ({
    home: "/home/ana",
    environment: { SHELL: "/bin/bash", ...exportedKeys(keys), AWS_PROFILE: "dev" },
    files: {
      "/home/ana/.aws/config": SIGN_IN_CONFIG,
      [tokenFile("/home/ana")]: tokenText(now, 6.5 * 60),
    },
    aws: {
      keys: [
        { keys, holder: roleSession(permissionSetRole(DEV, "DeveloperAccess"), "ana@example.com"), expired: true },
      ],
      signIns: [signInOf("ana@example.com")],
    },
  }),
};
