import { expect, test } from "vitest";
import { shellProgram } from "../../src/parse/shell-program.ts";
import { seal } from "../../src/vault/secret.ts";

test.each([
  ["/opt/helper --token abc", "/opt/helper"],
  ['"/opt/my helper" x', "/opt/my helper"],
  ['"my helper" x', "a command"],
  ["TOKEN=abc REGION=x helper", "helper"],
  ["$(cat secret)", "a command"],
  ["", "a command"],
  ["helper 'open", "a command"],
])("%s runs %s", (line, program) => {
  expect(shellProgram(seal(line))).toBe(program);
});
