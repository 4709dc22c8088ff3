import type { CodeSite } from "../../model/code-site.ts";
import { unlessTooDeep } from "./tree/answers-by-node.ts";
import { javaFile } from "./java/java-file.ts";
import { JAVA_SIGNS } from "./jvm/jvm-signs.ts";
import { jvmSites } from "./jvm/jvm-sites.ts";
import type { TreeReader } from "./site-reader.ts";

/** Java, with the AWS SDK for Java 2 and 1. */
export const java = {
  language: "java",
  isOne: (path) => path.endsWith(".java"),
  words: ["software.amazon.awssdk", "com.amazonaws", '"aws.', "software.amazon.awscdk"],
  signs: JAVA_SIGNS,
  grammarOf: () => "java",
  sitesOf: (root): readonly CodeSite[] => unlessTooDeep(() => jvmSites(javaFile(root))),
} satisfies TreeReader;
