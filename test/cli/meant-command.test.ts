import { Volume } from "memfs";
import { expect, test } from "vitest";
import { runInProcess } from "./run-in-process.ts";

test.each([
  ["boto3", "awswho --sdk boto3"],
  ["list", "awswho profiles"],
  ["diff-sdk boto3 js-v3", "awswho compare --diff A B"],
  ["compare boto3 node", "awswho compare --sdk boto3,js-v3"],
  ["login", "aws sso login"],
  ["comapre", "did you mean compare?"],
  ["prod", "awswho --profile prod"],
])("awswho %s: a word that is no command leads to %s", async (words, meant) => {
  const { err, code } = await runInProcess(words.split(" "), { fs: Volume.fromJSON({}) as never, environment: {} });
  expect(code).toBe(2);
  expect(err).toContain(meant);
});
