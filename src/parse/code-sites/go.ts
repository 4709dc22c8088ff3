import type { CodeSite } from "../../model/code-site.ts";
import { unlessTooDeep } from "./tree/answers-by-node.ts";
import { GoFile } from "./go/go-file.ts";
import { goSites } from "./go/go-sites.ts";
import type { TreeReader } from "./site-reader.ts";
import { VARIABLE_SIGN } from "./values/variable-setting.ts";

/** An import of either. */
const SDK = /["`][^"`\n]*github\.com\/aws\/aws-sdk-go(?:-v2)?\//;

/** Go, with the AWS SDK for Go 2 and 1, and where CDK stacks go. */
export const go = {
  language: "go",
  isOne: (path) => path.endsWith(".go"),
  words: ["github.com/aws/aws-sdk-go", "github.com/aws/aws-cdk-go", "AWS_"],
  signs: [
    [SDK, /\.\s*NewFromConfig\b|LoadDefault(?:AWS)?Config|\/aws\/session["`]|s3manager|s3crypto/],
    [SDK, /\/service\//, /(?<!\berrors)\.\s*New\b/],
    [SDK, /\.\s*(?:New)?Config\s*[{(]|(?<!\bio)\.\s*Copy\s*\(/],
    [SDK, /\.\s*\w*(?:Credentials|Provider)\w*\s*[({]/],
    [SDK, /creds["`]/, /\.\s*New\b/],
    [/aws-cdk-go\/awscdk\b/, /\.\s*Environment\s*\{/],
    [VARIABLE_SIGN, /\.\s*Setenv\b/],
  ],
  grammarOf: () => "go",
  sitesOf: (root): readonly CodeSite[] => unlessTooDeep(() => goSites(new GoFile(root))),
} satisfies TreeReader;
