import type { CodeSite } from "../../model/code-site.ts";
import { unlessTooDeep } from "./tree/answers-by-node.ts";
import { KOTLIN_SIGNS } from "./jvm/jvm-signs.ts";
import { jvmSites } from "./jvm/jvm-sites.ts";
import { kotlinFile } from "./kotlin/kotlin-file.ts";
import type { TreeReader } from "./site-reader.ts";

/** Kotlin, with the AWS SDK for Kotlin, and those for Java 2 and 1. */
export const kotlin = {
  language: "kotlin",
  isOne: (path) => /\.kts?$/.test(path),
  words: [
    "aws.sdk.kotlin",
    "aws.smithy.kotlin",
    "software.amazon.awssdk",
    "com.amazonaws",
    '"aws.',
    "software.amazon.awscdk",
  ],
  signs: KOTLIN_SIGNS,
  grammarOf: () => "kotlin",
  sitesOf: (root): readonly CodeSite[] => unlessTooDeep(() => jvmSites(kotlinFile(root))),
} satisfies TreeReader;
