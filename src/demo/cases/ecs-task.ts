import { roleSession } from "../aws/principal.ts";
import type { DemoCase } from "../demo-case.ts";
import { PROD } from "../parts/accounts.ts";

const PATH = "/v2/credentials/6f1c0d2e-2b7a-4f0e-9a51-0c6f3d5b8e77";

export const ecsTask: DemoCase = {
  name: "ecs-task",
  title: "a container in an ECS task, with the task's role",
  story:
    "ECS starts the container with a variable that says where the task's keys are to be fetched. " +
    "Nothing is stored in the image.",
  machineAt: () => ({
    home: "/root",
    environment: {
      AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: PATH,
      AWS_EXECUTION_ENV: "AWS_ECS_FARGATE",
      AWS_REGION: "eu-west-1",
      AWS_DEFAULT_REGION: "eu-west-1",
      ECS_CONTAINER_METADATA_URI_V4: "http://169.254.170.2/v4/6f1c0d2e-1234567890",
    },
    files: {},
    aws: {
      containers: [
        {
          path: PATH,
          authorization: null,
          holder: roleSession(`arn:aws:iam::${PROD}:role/orders-task`, "8d2f4b6a0c1e3f5a7b9c"),
        },
      ],
    },
  }),
};
