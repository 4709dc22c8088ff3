import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readTranscript, rerun } from "./transcript.ts";

/** The pages of fixtures/cli are run again and must come out as they are. UPDATE_TRANSCRIPTS=1 writes them anew. */
const FOLDER = new URL("../../fixtures/cli/", import.meta.url);

describe.each(readdirSync(FOLDER))("%s", (name) => {
  const place = new URL(name, FOLDER);
  test("comes out as it is written", async () => {
    const text = readFileSync(place, "utf8");
    expect(readTranscript(text).commands.length).toBeGreaterThan(0);
    const again = await rerun(text);
    if (process.env["UPDATE_TRANSCRIPTS"] === "1") writeFileSync(place, again);
    else expect(again).toBe(text);
  });
});
