import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { awsJavaOptions } from "../../src/parse/aws-java-options.ts";
import { javaOptionWords } from "../../src/parse/java-option-words.ts";
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

const noFile = () => null;

// As OpenJDK 17's launcher read them (System.getProperty), and the set `hand-jvm-options`.
describe("a file of options", () => {
  const inFile = (text: string) => javaOptionWords("JDK_JAVA_OPTIONS", "-Da=1 @f -Db=2", () => seal(text)).slice(1, -1);

  test.each([
    ["-Dc=d\r\n-De=f\t-Dg", ["-Dc=d", "-De=f", "-Dg"]],
    ["# -Dc=d\n-De=f # -Dg", ["-De=f"]],
    ["-Dc=d#\n-De=f", ["-De=f"]],
    ["\"-Dc=d e\" -Df='g # h'", ["-Dc=d e", "-Df=g # h"]],
    ['"-Dc=\\"d\\"\\\\" -De=f\\g', ['-Dc="d"\\', "-De=f\\g"]],
    ['"-Dc=d\\\r\n   e\\nf"', ["-Dc=de\nf"]],
    ["'-Dc=d\\\n\te'", ["-Dc=de"]],
    ["'-Dc=d\n-De", ["-Dc=d", "-De"]],
    ["", []],
  ])("%j holds %j", (text, words) => {
    expect(inFile(text)).toEqual(words);
  });

  test("is named in the launcher's own variable only, or by -XX:VMOptionsFile", () => {
    const read = (path: string) => (path === "f" ? seal("-Da=1 # -Db") : null);
    expect(javaOptionWords("JAVA_TOOL_OPTIONS", "@f", read)).toEqual(["@f"]);
    expect(javaOptionWords("JDK_JAVA_OPTIONS", "@@f @other", read)).toEqual(["@@f"]);
    expect(javaOptionWords("_JAVA_OPTIONS", "-XX:VMOptionsFile=f", read)).toEqual(["-Da=1", "#", "-Db"]);
  });
});

describe("of a JVM's options", () => {
  const OPTIONS =
    "-Xmx1g -Dfoo.password=CANARY -Daws.profile='my dev' -Daws.secretAccessKey=CANARY+1 -Daws.other=CANARY";

  test("only what an SDK looks up is kept", () => {
    expect(awsJavaOptions("JAVA_TOOL_OPTIONS", OPTIONS, noFile)).toBe(
      '"-Daws.profile=my dev" -Daws.secretAccessKey=CANARY+1',
    );
    expect(awsJavaOptions("JAVA_TOOL_OPTIONS", "-Xmx1g", noFile)).toBeNull();
  });

  test("a secret is masked, and its name stays", () => {
    const masked = maskedJavaOptions(seal(awsJavaOptions("JAVA_TOOL_OPTIONS", OPTIONS, noFile) ?? ""), shapeMask());
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
