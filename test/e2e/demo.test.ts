import { describe, expect, it } from "vitest";
import { CANARY } from "../../src/demo/aws/made-up-keys.ts";
import { isBuilt, ofBuiltCli, runCli } from "./built-cli.ts";
import { temporaryHome } from "./home.ts";
import { canTrace, tracedCli } from "./traced-cli.ts";

const POISON =
  "[default]\naws_access_key_id = AKIAPOISONPOISONPOIS\naws_secret_access_key = CANARY-poison\nregion = poison-1\n";

describe.skipIf(!isBuilt)(`${ofBuiltCli}: demo`, () => {
  const demo = async (...argv: readonly string[]) => {
    using home = temporaryHome({ ".aws/credentials": POISON, ".aws/config": "not a config file\n" });
    return runCli(["demo", ...argv], {
      cwd: home.path,
      environment: {
        HOME: home.path,
        AWS_PROFILE: "poison",
        AWS_ENDPOINT_URL: "http://127.0.0.1:9",
        HTTP_PROXY: "http://127.0.0.1:9",
        AWS_CA_BUNDLE: "/poison",
      },
    });
  };

  it("does not know the person's own profile, keys, endpoints or proxies", async () => {
    const { code, stdout, stderr } = await demo();
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain("acts as 111122223333");
    expect(stdout).not.toMatch(/poison/i);
    expect(stdout).not.toContain(CANARY);
  });

  it("finds a sign-in, an instance and a container on loopback", async () => {
    for (const [name, account] of [
      ["all-well", "777788889999"],
      ["instance-role", "444455556666"],
      ["ecs-task", "444455556666"],
    ] as const) {
      const { code, stdout } = await demo(name, "--json");
      expect({ code, account: JSON.parse(stdout).identity.account }, name).toEqual({ code: 0, account });
    }
  });

  it("refuses an unknown case in a line: exit 2", async () => {
    const { code, stdout, stderr } = await demo("alwell");
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain("all-well");
  });
});

describe.skipIf(!isBuilt || !canTrace)(
  canTrace ? `${ofBuiltCli}: demo, traced` : "demo traced (skipped: no strace that works here)",
  () => {
    it.each(["wrong-profile", "all-well", "nothing-found", "instance-role", "ecs-task", "eks-pod-identity"])(
      "%s: reaches loopback only, looks at no file of the home, writes and starts nothing",
      async (name) => {
        using home = temporaryHome({ ".aws/credentials": POISON, ".aws/config": POISON });
        const { sockets, processes, writes, files } = await tracedCli(["demo", name], home.path, {});
        const reached = sockets.filter((call) => call.startsWith("connect"));
        expect(reached).not.toEqual([]);
        expect(reached.filter((call) => !call.includes('inet_addr("127.0.0.1")'))).toEqual([]);
        expect(files.filter((call) => call.includes(`${home.path}/.aws`))).toEqual([]);
        expect(writes).toEqual([]);
        expect(processes).toHaveLength(1);
      },
    );
  },
);
