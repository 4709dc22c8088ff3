import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isBuilt, ofBuiltCli } from "./built-cli.ts";

/** The library as a project of its own meets it: by the package's name, with what is built alone. */

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const EXAMPLE = /```ts\n([\s\S]*?)```/.exec(readFileSync(`${ROOT}README.md`, "utf8"))?.[1] ?? "";
let project = "";

const write = (name: string, text: string): string => {
  writeFileSync(join(project, name), text);
  return join(project, name);
};

const run = (path: string) =>
  spawnSync(process.execPath, [path], { cwd: project, env: { LANG: "C.UTF-8" }, encoding: "utf8", timeout: 60_000 });

async function bundled(text: string): Promise<string> {
  const result = await build({
    stdin: { contents: text, resolveDir: project, loader: "js" },
    bundle: true,
    format: "esm",
    platform: "node",
    splitting: true,
    outdir: join(project, "out"),
    write: false,
    logLevel: "silent",
    // A link to this folder is the package, as an install is.
    preserveSymlinks: true,
  });
  return result.outputFiles.find(({ path }) => path.endsWith("stdin.js"))?.text ?? "no bundle";
}

describe.skipIf(!isBuilt)(ofBuiltCli.replace("command", "library"), () => {
  beforeAll(() => {
    project = mkdtempSync(join(tmpdir(), "awswho-library-"));
    mkdirSync(join(project, "node_modules/@types"), { recursive: true });
    symlinkSync(ROOT, join(project, "node_modules/awswho"), "dir");
    symlinkSync(`${ROOT}node_modules/@types/node`, join(project, "node_modules/@types/node"), "dir");
    symlinkSync(`${ROOT}node_modules/undici-types`, join(project, "node_modules/undici-types"), "dir");
    write("package.json", '{ "type": "module" }');
  });
  afterAll(() => rmSync(project, { recursive: true, force: true }));

  test("the README's example runs, in plain JavaScript too", () => {
    const { stdout, stderr, status } = run(write("example.mjs", EXAMPLE));
    expect(stderr).toBe("");
    expect(stdout).toMatch(/^none undefined \[/);
    expect(status).toBe(0);
  });

  test("the README's example holds to the types, at their strictest", () => {
    write("example.ts", EXAMPLE);
    const compilerOptions = {
      strict: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
      module: "nodenext",
      target: "es2022",
      types: ["node"],
      noEmit: true,
      preserveSymlinks: true,
    };
    write("tsconfig.json", JSON.stringify({ compilerOptions, files: ["example.ts"] }));
    const tsc = `${ROOT}node_modules/typescript/bin/tsc`;
    expect(spawnSync(process.execPath, [tsc, "-p", project], { encoding: "utf8" }).stdout).toBe("");
  });

  test("the types ask for no other package", () => {
    for (const entry of readdirSync(`${ROOT}dist/types`, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const text = readFileSync(join(entry.parentPath, entry.name), "utf8");
      for (const [, name = ""] of text.matchAll(/(?:from |import\()"([^"]+)"/g)) expect(name).toMatch(/^(?:\.|node:)/);
    }
  });

  test("to import it is to do nothing: no variable is read, no file, no timer, no socket", () => {
    const trap = `
      import fs from "node:fs";
      import net from "node:net";
      const seen = [];
      const watched = (name, object) => new Proxy(object, {
        get(target, key) { // Node's own loader of modules looks for that one.
          if (key !== "WATCH_REPORT_DEPENDENCIES") seen.push(name + "." + String(key));
          return Reflect.get(target, key); },
        has(target, key) { seen.push(name + "." + String(key)); return Reflect.has(target, key); },
        ownKeys(target) { seen.push(name); return Reflect.ownKeys(target); },
      });
      process.env = watched("env", process.env);
      for (const [name, object] of [["fs", fs], ["net", net], ["global", globalThis]])
        for (const key of ["readFileSync", "statSync", "readdirSync", "writeFileSync", "connect", "createConnection", "setTimeout", "setInterval", "fetch"])
          if (typeof object[key] === "function") {
            const real = object[key];
            object[key] = (...given) => { seen.push(name + "." + key); return real(...given); };
          }
      const globals = Object.keys(globalThis);
      await import("awswho");
      console.log(JSON.stringify([seen, Object.keys(globalThis).filter((key) => !globals.includes(key))]));
    `;
    const { stdout, stderr } = run(write("trap.mjs", trap));
    expect(stderr).toBe("");
    expect(JSON.parse(stdout)).toEqual([[], []]);
  });

  test("what is imported and not used is left out of a bundle, and the network until it is asked for", async () => {
    expect((await bundled('import "awswho";')).trim()).toBe("");
    const entry = await bundled('import { diagnose, openNetwork } from "awswho"; console.log(diagnose, openNetwork);');
    expect(entry).toMatch(/import\("\.\/network-[^"]+"\)/);
    expect(entry).toContain("AWS_ACCESS_KEY_ID");
  });

  test("require() finds it as well, where Node loads modules so", () => {
    const text = 'console.log(Object.keys(require("awswho")).sort().join());';
    const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
    if (major < 22 && (major !== 20 || minor < 19)) return;
    const stdout = execFileSync(process.execPath, ["--no-warnings", write("old.cjs", text)], { encoding: "utf8" });
    expect(stdout).toBe("Secret,capture,diagnose,openNetwork\n");
  });
});
