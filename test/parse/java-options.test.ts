import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { awsJavaOptions } from "../../src/parse/aws-java-options.ts";
import { javaProperties } from "../../src/parse/java-properties.ts";
import { javaWord, javaWords } from "../../src/parse/java-words.ts";
import { maskedJavaOptions } from "../../src/parse/masked/masked-java-options.ts";
import { shapeMask } from "../../src/parse/masked/shape-mask.ts";
import { seal } from "../../src/vault/secret.ts";

// As OpenJDK 17 split them (`Picked up JAVA_TOOL_OPTIONS`, System.getProperty).
test.each([
  ["-Da=b  -Dc=d\t-De", ["-Da=b", "-Dc=d", "-De"]],
  ["-Da=\"b c\" '-Dd=e f'", ["-Da=b c", "-Dd=e f"]],
  ["-Da=b' c'\" d\"e", ["-Da=b c de"]],
  ["-Da=\\b -Dc=''", ["-Da=\\b", "-Dc="]],
  ["", []],
])("%j is %j", (text, words) => {
  expect(javaWords(text)).toEqual(words);
});

test("a word written among others is read as itself", () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), (one, other) => {
      expect(javaWords(`${javaWord(one)} ${javaWord(other)}`)).toEqual([one, other]);
    }),
  );
});

describe("of a JVM's options", () => {
  const OPTIONS =
    "-Xmx1g -Dfoo.password=CANARY -Daws.profile='my dev' -Daws.secretAccessKey=CANARY+1 -Daws.other=CANARY";

  test("only what an SDK looks up is kept", () => {
    expect(awsJavaOptions(OPTIONS)).toBe('"-Daws.profile=my dev" -Daws.secretAccessKey=CANARY+1');
    expect(awsJavaOptions("-Xmx1g")).toBeNull();
  });

  test("a secret is masked, and its name stays", () => {
    const masked = maskedJavaOptions(seal(awsJavaOptions(OPTIONS) ?? ""), shapeMask());
    expect(masked).toMatch(/^"-Daws\.profile=my dev" -Daws\.secretAccessKey=[x\d]{8}$/);
  });

  test("the last one counts, of the last variable", () => {
    const variables = new Map([
      ["_JAVA_OPTIONS", "-Daws.region=last"],
      ["JAVA_TOOL_OPTIONS", "-Daws.region=tool -Daws.profile=a -Daws.profile=b"],
      ["JDK_JAVA_OPTIONS", "-Daws.region=jdk -Daws.sessionToken=CANARY"],
    ]);
    const properties = javaProperties(variables);
    expect(properties.get("aws.region")).toEqual({ value: "last", variable: "_JAVA_OPTIONS" });
    expect(properties.get("aws.profile")).toEqual({ value: "b", variable: "JAVA_TOOL_OPTIONS" });
    expect(JSON.stringify(properties.get("aws.sessionToken"))).not.toContain("CANARY");
  });
});
