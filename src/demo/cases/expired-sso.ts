import type { DemoCase } from "../demo-case.ts";
import { SIGN_IN_CONFIG, tokenFile, tokenText } from "../parts/sign-in.ts";

export const expiredSso: DemoCase = {
  name: "expired-sso",
  title: "the sign-in through IAM Identity Center has run out",
  story:
    "Ana signed in yesterday, and her token ran out three hours ago. " +
    "Her script fails, and she wants to know whether the profile or the sign-in is to blame.",
  machineAt: (now) => ({
    home: "/home/ana",
    environment: { SHELL: "/bin/zsh", AWS_PROFILE: "dev" },
    files: {
      "/home/ana/.aws/config": SIGN_IN_CONFIG,
      [tokenFile("/home/ana")]: tokenText(now, -3.5 * 60),
    },
    aws: {},
  }),
};
