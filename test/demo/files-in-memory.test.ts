import { describe, expect, it } from "vitest";
import { capture } from "../../src/capture/capture.ts";
import { filesInMemory } from "../../src/demo/files-in-memory.ts";

describe("filesInMemory", () => {
  const fs = filesInMemory({ "/home/ana/.aws/config": "[default]\n", "/home/ana/.aws/sso/cache/a.json": "{}" });

  it("has the files, the folders they imply, and nothing else", () => {
    expect(fs.statSync("/home/ana/.aws/config").isFile()).toBe(true);
    expect(fs.statSync("/home/ana/.aws").isDirectory()).toBe(true);
    expect(fs.readdirSync("/home/ana/.aws")).toEqual(["config", "sso"]);
    expect(() => fs.statSync("/etc/passwd")).toThrow(/no such file/);
    expect(() => fs.readdirSync("/home/ana/.ssh")).toThrow(/no such file/);
  });

  it("tells capture what is absent", () => {
    const machine = { environment: {}, fs, platform: "posix" as const, systemHome: "/home/ana", cwd: "/", now: 0 };
    expect(capture(machine).file("/home/ana/.aws/credentials").state).toBe("absent");
    expect(capture(machine).file("/home/ana/.aws").state).toBe("directory");
  });
});
