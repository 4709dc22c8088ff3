import { moduleSites } from "./python/module.ts";
import type { TreeReader } from "./site-reader.ts";
import { VARIABLE_SIGN } from "./values/variable-setting.ts";

/** `os.environ[…] = `, a method or a function that sets a variable, and a process's `env=`. */
const SETS =
  /\]\s*(?:[=,:]|\|=)|\|=|setdefault|__setitem__|\.\s*update\b|putenv|setenv|patch|env(?:iron(?:ment)?)?(?:_vars)?["']?\s*[=:]/;

/**
 * boto3, botocore and boto 2, with what is built on them (aioboto3, aiobotocore), where CDK stacks go, and the variables
 * that a program sets.
 */
export const python = {
  language: "python",
  isOne: (path) => /\.pyi?$|\.pyw$/.test(path),
  // A session may come from another file of the program.
  words: ["boto", "AWS_", "aws_cdk", "assume_role", ".client(", ".resource(", ".create_client("],
  signs: [
    // A client of a session that is known, or of one by its name.
    [/\.\s*(?:(?:create_)?client|resource)\s*\(/, /sess|boto|\baws\b/i],
    [/\bfrom\s+(?:aio)?boto3\s+import\b|\bimport\s+(?:aio)?boto3\s+as\b|\bboto3\s*\.\s*(?:client|resource)\b/],
    [/boto/, /\b(?:Aio)?Session\b|\bget_session\b|\bsetup_default_session\b/],
    [/aws_cdk/, /\bEnvironment\b/],
    [/\.\s*assume_role(?:_with_\w+)?\s*\(/],
    [/botocore/, /credentials/, /(?:Credentials|Fetcher|MetadataProvider|ContainerProvider|ProcessProvider)\b/],
    [/\bboto\b/, /connect_|Connection\b|Layer[12]\b/],
    [VARIABLE_SIGN, /env/i, SETS],
    [/aws_(?:secret_|session_token|security_token)\w*\s*[=:\\]/i],
  ],
  grammarOf: () => "python",
  sitesOf: moduleSites,
} satisfies TreeReader;
