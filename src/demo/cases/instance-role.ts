import type { DemoCase } from "../demo-case.ts";
import { PROD } from "../parts/accounts.ts";

export const instanceRole: DemoCase = {
  name: "instance-role",
  title: "an EC2 instance with a role, and nothing else",
  story:
    "A program runs on an EC2 instance, and nobody has put keys there. " +
    "It asks the instance's metadata service, which hands out the role's temporary keys.",
  machineAt: () => ({
    home: "/home/ec2-user",
    environment: { SHELL: "/bin/bash", AWS_DEFAULT_REGION: "eu-west-1" },
    files: {},
    aws: { instanceRole: `arn:aws:iam::${PROD}:role/web-server` },
  }),
};
