import { boto3 } from "./boto3.ts";

/** Every chain by its id. */
export const chains = { boto3 } as const;
