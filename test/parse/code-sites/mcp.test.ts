import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { mcp } from "../../../src/parse/code-sites/mcp.ts";
import { lineOf, sitesIn } from "./sites-in.ts";

const fixture = async (name: string, path: string): Promise<readonly string[]> => {
  const text = readFileSync(new URL(`../../../fixtures/scan/mcp/${name}`, import.meta.url), "utf8");
  return (await sitesIn(mcp, text, path)).map(lineOf);
};

test("a server is one site, with what it acts as", async () => {
  expect(await fixture("mcp.json", ".cursor/mcp.json")).toMatchInlineSnapshot(`
    [
      "4:5 tool mcpServers.core - profile="prod" region="eu-west-1"",
      "9:5 tool mcpServers.in a container - profile=$AWS_PROFILE region="eu-west-2" credentials-file="/home/me/.aws"",
      "14:5 tool mcpServers.proxy - region="us-west-2" profile="proxy" region="us-east-1"",
      "18:5 tool mcpServers.athena - access-key-id="AKIAQ2EXAMPLE0000005" secret-access-key=secret",
    ]
  `);
});
