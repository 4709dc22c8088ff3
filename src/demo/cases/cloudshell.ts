import { madeUpSecret } from "../aws/made-up-keys.ts";
import { permissionSetRole, roleSession } from "../aws/principal.ts";
import type { DemoCase } from "../demo-case.ts";
import { DEV } from "../parts/accounts.ts";

const PATH = "/latest/meta-data/container/security-credentials";
const AUTHORIZATION = madeUpSecret("CloudShell", 44);

export const cloudshell: DemoCase = {
  name: "cloudshell",
  title: "AWS CloudShell, as whoever is signed in to the console",
  story:
    "CloudShell runs in the browser and has no files with keys. " +
    "It fetches those of the person who is signed in to the console from an address of its own.",
  machineAt: () => ({
    home: "/home/cloudshell-user",
    environment: {
      SHELL: "/bin/bash",
      AWS_EXECUTION_ENV: "CloudShell",
      AWS_CONTAINER_CREDENTIALS_FULL_URI: `http://localhost:1338${PATH}`,
      AWS_CONTAINER_AUTHORIZATION_TOKEN: AUTHORIZATION,
      AWS_REGION: "eu-central-1",
      AWS_DEFAULT_REGION: "eu-central-1",
    },
    files: {},
    aws: {
      containers: [
        {
          path: PATH,
          authorization: AUTHORIZATION,
          holder: roleSession(permissionSetRole(DEV, "DeveloperAccess"), "ana@example.com"),
        },
      ],
    },
  }),
};
