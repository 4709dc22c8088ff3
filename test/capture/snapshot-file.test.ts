import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readSnapshotFile } from "../../src/capture/read-snapshot-file.ts";
import { maskedCommand, maskedSettings } from "../../src/parse/masked/masked-settings.ts";
import { shapeMask } from "../../src/parse/masked/shape-mask.ts";
import { maskedFile } from "../../src/parse/masked/masked-file.ts";
import { seal } from "../../src/vault/secret.ts";
import { runInProcess } from "../cli/run-in-process.ts";
import { memoryFiles } from "./memory-files.ts";

const from = (text: string, ...words: string[]) =>
  runInProcess([...words, "--from", "/given.json"], {
    fs: memoryFiles({ "/given.json": text }),
    environment: { HOME: "/home/ana", LANG: "C.UTF-8" },
  });

const taken = async () =>
  JSON.parse(
    (
      await runInProcess(["snapshot", "--offline"], {
        fs: memoryFiles({
          "/home/ana/.aws/credentials":
            "# my CANARY note\n[default]\naws_access_key_id = AKIAY34FZKBOKMUTVV7A\naws_secret_access_key = CANARYsecret+/abc\npassword_of_mine = CANARY\n",
        }),
        environment: {
          HOME: "/home/ana",
          AWS_SESSION_TOKEN: "CANARY-token",
          HTTPS_PROXY: "http://ana:CANARY@proxy.example:3128",
        },
        systemHome: "/home/ana",
      })
    ).out,
  );

describe("a snapshot", () => {
  test("holds key ids, keys and lines, and no secret, comment or unknown value", async () => {
    const text = JSON.stringify(await taken());
    expect(text).not.toContain("CANARY");
    expect(text).not.toContain("my ");
    expect(text).toContain("AKIAY34FZKBOKMUTVV7A");
    expect(text).toContain("proxy.example:3128");
  });

  test("from a newer awswho is refused with what to do", async () => {
    const { err, code } = await from(JSON.stringify({ ...(await taken()), awswhoSnapshot: 2 }));
    expect(code).toBe(2);
    expect(err).toContain("was written by a newer awswho");
  });

  test.each([
    ["", "is no snapshot"],
    ["[1]", "is no snapshot"],
    ['{"awswhoSnapshot": 1}', 'is damaged: its "takenAt"'],
    ['{"awswhoSnapshot": "1"}', "is no snapshot"],
  ])("%j is refused", async (text, why) => {
    const { err, code } = await from(text);
    expect(code).toBe(2);
    expect(err).toContain(why);
  });

  test("with any one part made hostile is refused or read, and never a fault of awswho", async () => {
    const good = await taken();
    const hostile = [
      null,
      -1,
      1e300,
      "x",
      [],
      {},
      [null],
      [{ path: 1 }],
      { a: 1 },
      [{ path: "/x", state: "__proto__" }],
    ];
    for (const name of Object.keys(good))
      for (const value of hostile) {
        const { code } = await from(JSON.stringify({ ...good, [name]: value }), "compare");
        expect(code, `${name}: ${JSON.stringify(value)}`).not.toBe(3);
      }
  });

  test("keeps the time zone, by which JavaScript reads a date without one", async () => {
    // Over by an hour for whoever reads UTC; in New York there are four hours left.
    const token =
      '{"startUrl":"https://x.awsapps.com/start","region":"us-east-1","accessToken":"at","expiresAt":"2026-11-22T11:00:00"}';
    const machine = {
      fs: memoryFiles({
        "/home/ana/.aws/config":
          "[default]\nsso_start_url = https://x.awsapps.com/start\nsso_region = us-east-1\nsso_account_id = 111122223333\nsso_role_name = Admin\n",
        "/home/ana/.aws/sso/cache/3947de8b16688092197fa616c34e01335f21d256.json": token,
      }),
      systemHome: "/home/ana",
    };
    const outcomeIn = async (zone: string): Promise<string> => {
      const environment = { HOME: "/home/ana", TZ: zone };
      const { out } = await runInProcess(["snapshot", "--offline"], { ...machine, environment });
      const replay = await from(out, "--sdk", "js-v3", "--json");
      return JSON.parse(replay.out).outcome;
    };
    expect(await outcomeIn("America/New_York")).toBe("credentials");
    expect(await outcomeIn("UTC")).toBe("error");
  });

  test("that is not there is a usage error", async () => {
    const { err, code } = await runInProcess(["--from", "nowhere.json"], { fs: memoryFiles({}), environment: {} });
    expect(code).toBe(2);
    expect(err).toContain("nowhere.json: there is no such file");
  });
});

test("reading never throws", () => {
  fc.assert(fc.property(fc.json(), (text) => void readSnapshotFile(text)));
});

describe("masks", () => {
  test("keep the shape of every line and none of its words", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
        const masked = maskedSettings(text, shapeMask());
        expect(masked.length).toBe(text.length);
        expect(masked.match(/\r\n|\n|\r/g)).toEqual(text.match(/\r\n|\n|\r/g));
      }),
    );
  });

  test("tell two secrets of one length apart, and show that two are one", () => {
    const mask = shapeMask();
    expect(mask("secret-number-one")).not.toBe(mask("secret-number-two"));
    expect(mask("secret-number-one")).toBe(mask("secret-number-one"));
  });

  test.each([
    ["helper --token abc", "helper xxxxxxx xxx"],
    ["TOKEN=abc helper x", "TOKEN=xxx helper x"],
    ["/opt/bin/helper 'abc'", "/opt/bin/helper 'xxx'"],
  ])("of the command %s leave the program", (command, masked) => {
    expect(maskedCommand(command, shapeMask())).toBe(masked);
  });

  test.each(["IQoJb3JpZ2luX2Vj=", "bPxRfiCYx1k7==", "wJalrXUtnFEMIKMDENG="])(
    "hide %s, broken off a secret, which looks like a setting",
    (piece) => {
      expect(maskedSettings(`[a]\naws_secret_access_key = x\n${piece}\n`, shapeMask())).not.toContain(
        piece.slice(0, 6),
      );
    },
  );

  test.each(["aws_access_key_id", "AWSAccessKeyId", "Expiration", "x_principal_arn", "AWS_REGION", "mfa_process"])(
    "let the name %s stay",
    (name) => {
      expect(maskedSettings(`[a]\n${name} = x\n`, shapeMask())).toContain(`${name} =`);
    },
  );

  test("hide a token that looks like a setting", () => {
    expect(maskedFile("/var/run/token", seal("Basic CANARY=x"), shapeMask())).not.toContain("CANARY");
  });
});
