import type { DemoCase } from "../demo-case.ts";
import { SIGN_IN_CONFIG, signInOf, tokenFile, tokenText } from "../parts/sign-in.ts";

export const allWell: DemoCase = {
  name: "all-well",
  title: "a laptop signed in through IAM Identity Center: nothing to mend",
  story:
    "Ana signed in this morning with `aws sso login` and works with profile dev. " +
    "Nothing else on her laptop gets in the way.",
  machineAt: (now) => ({
    home: "/home/ana",
    environment: { SHELL: "/bin/zsh", AWS_PROFILE: "dev" },
    files: {
      "/home/ana/.aws/config": SIGN_IN_CONFIG,
      [tokenFile("/home/ana")]: tokenText(now, 6.5 * 60),
    },
    aws: { signIns: [signInOf("ana@example.com")] },
  }),
};
