import { roleSession } from "../aws/principal.ts";
import type { DemoCase } from "../demo-case.ts";
import { DEV } from "../parts/accounts.ts";

const PATH = "/v2/credentials/0b5e7c1a-93d4-4a86-8f0e-d2c4b6a81357";

export const codebuild: DemoCase = {
  name: "codebuild",
  title: "a build in CodeBuild, with the project's role",
  story:
    "CodeBuild gives a build the role of its project by the same means as ECS. " +
    "The build's commands need no keys of their own.",
  machineAt: () => ({
    home: "/root",
    environment: {
      CODEBUILD_BUILD_ID: "orders:1f0a5d6e-7c1b-4f59-9a1c-2e3d4c5b6a79",
      AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: PATH,
      AWS_EXECUTION_ENV: "AWS_ECS_EC2",
      AWS_REGION: "eu-central-1",
      AWS_DEFAULT_REGION: "eu-central-1",
      ECS_CONTAINER_METADATA_URI_V4: "http://169.254.170.2/v4/1f0a5d6e-0987654321",
    },
    files: {},
    aws: {
      containers: [
        {
          path: PATH,
          authorization: null,
          holder: roleSession(`arn:aws:iam::${DEV}:role/service-role/codebuild-orders`, "AWSCodeBuild-1f0a5d6e"),
        },
      ],
    },
  }),
};
