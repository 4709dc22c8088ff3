import type { SdkId } from "../model/sdk.ts";

/** What most people run, where nothing is found of any SDK. */
export const USUAL: readonly SdkId[] = ["boto3", "aws-cli-v2"];
