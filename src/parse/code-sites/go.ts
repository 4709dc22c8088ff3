import type { CodeSite } from "../../model/code-site.ts";
import { unlessTooDeep } from "./tree/answers-by-node.ts";
import { GoFile } from "./go/go-file.ts";
import { goSites } from "./go/go-sites.ts";
import type { TreeReader } from "./site-reader.ts";

/** Go, with the AWS SDK for Go 2 and 1. */
export const go = {
  language: "go",
  isOne: (path) => path.endsWith(".go"),
  words: ["github.com/aws/aws-sdk-go", "AWS_"],
  grammarOf: () => "go",
  sitesOf: (root): readonly CodeSite[] => unlessTooDeep(() => goSites(new GoFile(root))),
} satisfies TreeReader;
