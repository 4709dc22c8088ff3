import type { DemoCase } from "../demo-case.ts";
import { SIGN_IN_CONFIG, signInOf, tokenFile, tokenText } from "../parts/sign-in.ts";

export const devContainer: DemoCase = {
  name: "dev-container",
  title: "a dev container that shares the laptop's ~/.aws",
  story:
    "Ana's editor works in a container, into which her whole ~/.aws is mounted. " +
    "So the sign-in she made outside counts inside too.",
  machineAt: (now) => ({
    home: "/home/vscode",
    environment: { SHELL: "/bin/bash", REMOTE_CONTAINERS: "true", AWS_PROFILE: "dev" },
    files: {
      "/home/vscode/.aws/config": SIGN_IN_CONFIG,
      [tokenFile("/home/vscode")]: tokenText(now, 5.5 * 60),
    },
    aws: { signIns: [signInOf("ana@example.com")] },
  }),
};
