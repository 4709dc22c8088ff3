import { temporaryKeys } from "../aws/made-up-keys.ts";
import { roleSession } from "../aws/principal.ts";
import type { DemoCase } from "../demo-case.ts";
import { PROD } from "../parts/accounts.ts";
import { exportedKeys } from "../parts/keys-text.ts";

const keys = temporaryKeys(PROD, "resize-images");

export const lambda: DemoCase = {
  name: "lambda",
  title: "a Lambda function, with its own role",
  story:
    "Lambda exports temporary keys of the function's role before the function starts. " +
    "They look like keys that a person exported, and here they are just right.",
  machineAt: () => ({
    home: "/home/sbx_user1051",
    environment: {
      AWS_LAMBDA_FUNCTION_NAME: "resize-images",
      AWS_EXECUTION_ENV: "AWS_Lambda_python3.13",
      ...exportedKeys(keys),
      AWS_REGION: "eu-west-1",
      AWS_DEFAULT_REGION: "eu-west-1",
    },
    files: {},
    aws: {
      keys: [
        { keys, holder: roleSession(`arn:aws:iam::${PROD}:role/service-role/resize-images-role`, "resize-images") },
      ],
    },
  }),
};
