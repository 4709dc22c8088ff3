import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { memoryFiles } from "../capture/memory-files.ts";
import { runInProcess } from "./run-in-process.ts";

const HOSTILE = `<script>document.title="owned"</script><img src=x onerror=document.title='owned'>&"'`;
const KEYS = "aws_access_key_id = AKIAY34FZKBOKMUTVV7A\naws_secret_access_key = CANARY\n";

const reportOn = (credentials: string, environment: Record<string, string> = {}, ...words: string[]) =>
  runInProcess(["report", "--offline", ...words], {
    fs: memoryFiles({ "/home/ana/.aws/credentials": credentials }),
    environment: { HOME: "/home/ana", LANG: "C.UTF-8", ...environment },
    systemHome: "/home/ana",
  });

const hostile = () =>
  reportOn(`[${HOSTILE}]\n${KEYS}role_arn = ${HOSTILE}\nregion = ${HOSTILE}\n`, { AWS_PROFILE: HOSTILE });

describe("awswho report", () => {
  test("is one page that fetches nothing and runs nothing", async () => {
    const { out, code } = await reportOn(`[default]\n${KEYS}`);
    expect(code).toBe(0);
    expect(out).toMatch(/^<!doctype html>/);
    expect(out).not.toMatch(/<script|\bon\w+=|\bsrc=|\bhref=|@import|url\((?!#)/);
    expect(out).not.toContain("CANARY");
    for (const title of [
      "Where credentials can come from",
      "Every SDK on this machine",
      "What is wrong",
      "What the profiles are made of",
    ])
      expect(out).toContain(title);
  });

  test("shows hostile names as text", async () => {
    const { out } = await hostile();
    expect(out).not.toMatch(/<script|<img/);
    expect(out).toContain("&lt;script&gt;");
  });

  test("of 100 profiles stays below 300 KB", async () => {
    const profiles = Array.from({ length: 100 }, (_, index) => `[team-${index}]\n${KEYS}\n`).join("");
    expect((await reportOn(profiles, { AWS_PROFILE: "team-7" })).out.length).toBeLessThan(300 * 1024);
  });

  test("names the variable for one region, and explains no mark that is not there", async () => {
    const { out } = await reportOn(`[default]\n${KEYS}`, { AWS_DEFAULT_REGION: "eu-west-1" });
    expect(out).toContain("<pre>export AWS_REGION=eu-west-1</pre>");
    expect(out).not.toContain("* read in the SDK's source");
  });

  test("masks accounts with --redact", async () => {
    const { out } = await reportOn(`[default]\n${KEYS}`, {}, "--redact");
    expect(out).not.toContain("609629065308");
    expect(out).toContain("[account]");
  });
});

const CHROMIUM = "/usr/bin/chromium";

describe.skipIf(!existsSync(CHROMIUM))(`in a browser${existsSync(CHROMIUM) ? "" : ` (no ${CHROMIUM} here)`}`, () => {
  test("no script of a hostile name runs", async () => {
    const folder = mkdtempSync(join(tmpdir(), "awswho-report-"));
    try {
      const page = join(folder, "report.html");
      writeFileSync(page, (await hostile()).out);
      const flags =
        "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync --dump-dom";
      const dom = execFileSync(CHROMIUM, [...flags.split(" "), `--user-data-dir=${folder}/data`, `file://${page}`], {
        encoding: "utf8",
        stdio: ["ignore", "pipe", "ignore"],
        env: { HOME: folder, PATH: "/usr/bin:/bin" },
      });
      expect(dom).toContain("<title>awswho: ");
      expect(dom).not.toContain("<title>owned");
      expect(dom).not.toMatch(/<script|<img/);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }, 60_000);
});
