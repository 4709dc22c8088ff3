import { moduleSites } from "./python/module.ts";
import type { TreeReader } from "./site-reader.ts";

/** boto3, botocore and boto 2, with what is built on them (aioboto3, aiobotocore), and the variables that a program sets. */
export const python = {
  language: "python",
  isOne: (path) => /\.pyi?$|\.pyw$/.test(path),
  // A session may come from another file of the program.
  words: ["boto", "AWS_", "assume_role", ".client(", ".resource(", ".create_client("],
  grammarOf: () => "python",
  sitesOf: moduleSites,
} satisfies TreeReader;
