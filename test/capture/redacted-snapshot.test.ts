import { describe, expect, test } from "vitest";
import { accountOfAccessKeyId } from "../../src/parse/access-key-id.ts";
import type { Outside } from "../../src/model/outside.ts";
import { OPEN_WORDS } from "../../src/parse/redacted/open-words.ts";
import { pseudonyms } from "../../src/parse/redacted/pseudonyms.ts";
import { seal } from "../../src/vault/secret.ts";
import { principalOf } from "../../src/verify/principal-of.ts";
import { runInProcess } from "../cli/run-in-process.ts";
import { scenariosOf } from "../truth/goldens.ts";
import { type Scenario, machineOf } from "../truth/scenario.ts";
import { memoryFiles } from "./memory-files.ts";

/* `snapshot --redact`: nobody's name in it, and every SDK goes the same way over it; docs/snapshot.md. */

const SETS = ["open", "hand-python", "hand-jsgo", "hand-jvmrust"];
/** Every so many; AWSWHO_REPLAY=all takes them all (minutes). */
const STRIDE = process.env["AWSWHO_REPLAY"] === "all" ? 1 : 60;

/** Words of the machine that are somebody's: what a redacted snapshot may not hold. */
function namesOn({ env, files }: Scenario): readonly string[] {
  const text = [...Object.values(env), ...Object.entries(files).flat()].join("\n");
  const found = [
    /\b\d{12}\b/g,
    /^\s*\[(?:profile|sso-session|services)?\s*([^\]\n]+)\]/gm,
    /:(?:user|role|mfa|assumed-role)\/([\w+=,.@/-]+)/g,
    /:\/\/([\w.-]+)/g,
    /\b(?:source_profile|role_session_name|external_id|sso_session|sso_role_name)\s*[=:]\s*(\S+)/g,
    /\b(?:AKIA|ASIA)[A-Z2-7]{16}\b/g,
  ].flatMap((pattern) => [...text.matchAll(pattern)].map((match) => match[1] ?? match[0]));
  const accounts = found.flatMap((id) => accountOfAccessKeyId(id) ?? []);
  const words = [
    ...found.filter((word) => !/^\d+$/.test(word)),
    ...Object.values(env).filter((word) => /^[a-z]+$/.test(word)),
  ]
    .flatMap((word) => word.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [])
    .filter((word) => word.length > 2 && !OPEN_WORDS.has(word.toLowerCase()) && !/^(?:\d+|x*\d*x+)$/i.test(word));
  return [...new Set([...accounts, ...found.filter((word) => /^\d{12}$/.test(word)), ...words])];
}

const wordsOf = (text: string): ReadonlySet<string> => new Set(text.match(/[\p{L}\p{M}\p{N}]+/gu));

interface Result {
  readonly sdk: { readonly id: string; readonly installed: string | null };
  readonly outcome: string;
  readonly profile: { readonly exists: boolean; readonly binding: string };
  readonly credentials: {
    readonly source: string;
    readonly method: string;
    readonly accessKeyId: string | null;
  } | null;
  readonly error: { readonly kind: string; readonly type: string } | null;
  readonly clientError: { readonly kind: string } | null;
  readonly assumed: readonly unknown[];
  readonly region: { readonly name: string | null };
  readonly sources: readonly { readonly id: string; readonly verdict: string }[];
}
interface Compared {
  readonly agree: boolean;
  readonly regionsAgree: boolean;
  readonly results: readonly Result[];
}

/** What of an answer is nobody's name: who wins, and how the SDKs part. */
function shapeOf(out: string): unknown {
  const { agree, regionsAgree, results } = JSON.parse(out) as Compared;
  const keys = [...new Set(results.map(({ credentials }) => credentials?.accessKeyId ?? null))];
  return {
    agree,
    regionsAgree,
    results: results.map(({ sdk, outcome, profile, credentials, error, clientError, assumed, region, sources }) => ({
      sdk: [sdk.id, sdk.installed],
      outcome,
      profile: [profile.exists, profile.binding],
      credentials: credentials && [credentials.source, credentials.method, keys.indexOf(credentials.accessKeyId)],
      error: error && [error.kind, error.type],
      clientError: clientError?.kind ?? null,
      assumed: assumed.length,
      region: region.name !== null,
      sources: sources.map(({ id, verdict }) => `${id} ${verdict}`),
    })),
  };
}

const HOME = "/home/ana";
const KEY = "AKIAY34FZKBOKMUTVV7A";
const MACHINE = {
  environment: { HOME, AWS_PROFILE: "deploy", HTTPS_PROXY: "http://ana:CANARY@proxy.acme.example:3128" },
  systemHome: HOME,
  cwd: "/srv/acme-shop",
  fs: memoryFiles({
    [`${HOME}/.aws/config`]: [
      "# CANARY: call Bob",
      "[profile acme-prod]\nsso_session = acme-corp\nsso_account_id = 444455556666\nsso_role_name = PowerUser",
      "[profile deploy]\nrole_arn = arn:aws:iam::111122223333:role/team/Deploy\nsource_profile = acme-prod",
      "[sso-session acme-corp]\nsso_start_url = https://acme.awsapps.com/start\nsso_region = eu-west-1\n",
    ].join("\n"),
    [`${HOME}/.aws/credentials`]: `[old]\naws_access_key_id = ${KEY}\naws_secret_access_key = CANARY\n`,
    // sha1 of the session's name.
    [`${HOME}/.aws/sso/cache/efafc1f743394bead6be72c84b123178d315f5a3.json`]:
      '{"startUrl":"https://acme.awsapps.com/start","accessToken":"CANARY","expiresAt":"2099-01-01T00:00:00Z"}',
    "/srv/acme-shop/go.mod": "module acme.example/shop\nrequire github.com/aws/aws-sdk-go-v2/config v1.33.15\n",
    "/srv/acme-shop/Gemfile.lock": "    aws-sdk-core (3.168.1)\n",
  }),
};
const NAMES = /\bana\b|acme|deploy|poweruser|team|shop|bob|444455556666|111122223333|efafc1f7|CANARY/i;

describe("a redacted snapshot", () => {
  test("follows a cache's file, whose name is the hash of a name", async () => {
    const { out: taken } = await runInProcess(["snapshot", "--offline", "--redact"], MACHINE);
    expect(taken).not.toMatch(NAMES);
    const replayed = (...words: string[]) =>
      runInProcess([...words, "--from", "/snapshot.json"], {
        fs: memoryFiles({ "/snapshot.json": taken }),
        environment: {},
      });
    const real = await runInProcess(["compare", "--offline", "--json"], MACHINE);
    expect(shapeOf((await replayed("compare", "--json")).out)).toEqual(shapeOf(real.out));
    const { out } = await replayed();
    expect(out).toMatch(/would act as account 9\d{11}, role \w+\/\w+, a role that profile \w+\s+assumes/);
  });

  test("tells what AWS answered under the same pseudonyms", async () => {
    const arn = "arn:aws:sts::111122223333:assumed-role/Deploy/ana-at-acme";
    const keys = { secretAccessKey: seal("CANARY"), sessionToken: seal("CANARY"), expiration: null, accountId: null };
    const outside: Outside = {
      answer: async () => ({ kind: "credentials", credentials: { accessKeyId: KEY.replace("AKIA", "ASIA"), ...keys } }),
      whoIs: async () => ({
        kind: "known",
        account: "111122223333",
        arn,
        userId: "AROA6Y3LMQZ2TESTTEST7:ana-at-acme",
        principal: principalOf(arn),
        asked: { url: "https://sts.amazonaws.com", latency: 5, clockSkew: 0 },
      }),
    };
    const { out: taken } = await runInProcess(["snapshot", "--redact", "--sdk", "boto3"], MACHINE, { outside });
    expect(taken).not.toMatch(NAMES);
    const { out } = await runInProcess(["--json", "--from", "/snapshot.json"], {
      fs: memoryFiles({ "/snapshot.json": taken }),
      environment: {},
    });
    const { identity, credentials } = JSON.parse(out);
    expect(identity.arn).toMatch(/^arn:aws:sts::9\d{11}:assumed-role\/\w+\/[\w-]+$/);
    expect(credentials.account.id).toBe(identity.account);
    expect(credentials.accessKeyId).toMatch(/^ASIA[A-Z2-7]{16}$/);
  });

  test("can be made of one that was taken plain", async () => {
    const { out: plain } = await runInProcess(["snapshot", "--offline"], MACHINE);
    const from = { fs: memoryFiles({ "/plain.json": plain }), environment: {} };
    const { out } = await runInProcess(["snapshot", "--redact", "--from", "/plain.json"], from);
    expect(plain).toMatch(NAMES);
    expect(out).not.toMatch(NAMES);
    const { err, code } = await runInProcess(["snapshot", "--sh", "--redact"], from);
    expect([code, err]).toEqual([2, expect.stringContaining("awswho snapshot --from FILE --redact")]);
  });

  test("renames the same word the same, in its own letters", () => {
    const { text } = pseudonyms();
    const [small, large, capital] = ["acme", "ACME", "Acme"].map(text) as [string, string, string];
    expect(large).toBe(small.toUpperCase());
    expect(capital.toLowerCase()).toBe(small);
    expect(new Set(["acMe", "aCme", "acmE", "aCMe"].map(text)).size).toBe(4);
    expect(text("a 10.20.30.40 b 127.0.0.1")).toMatch(/^a 192\.0\.2\.1 b 127\.0\.0\.1$/);
    expect(text("eu-west-1 2026-11-22T12:00:00Z 3600 100%25")).toBe("eu-west-1 2026-11-22T12:00:00Z 3600 100%25");
  });
});

describe.each(SETS)("redacted snapshots of %s", (set) => {
  test("are of machines with names on them", () => {
    expect(scenariosOf(set).filter((scenario) => namesOn(scenario).length > 0).length).toBeGreaterThan(9);
  });

  test("hold nobody's name, and give the same winners and the same split", async () => {
    const wrong: string[] = [];
    for (const scenario of scenariosOf(set).filter((_, index) => index % STRIDE === 0)) {
      const machine = machineOf(scenario);
      const { out: taken } = await runInProcess(["snapshot", "--offline", "--redact"], machine);
      const words = wordsOf(taken);
      const held = namesOn(scenario).filter((name) => words.has(name));
      if (held.length > 0) wrong.push(`${scenario.id} holds ${held.join(", ")}`);
      if (taken.includes("/home/lab")) wrong.push(`${scenario.id} holds the home folder`);
      const real = await runInProcess(["compare", "--offline", "--json"], machine);
      const replay = await runInProcess(["compare", "--offline", "--json", "--from", "/snapshot.json"], {
        ...machine,
        fs: memoryFiles({ "/snapshot.json": taken }),
      });
      try {
        expect(shapeOf(replay.out)).toEqual(shapeOf(real.out));
      } catch (error) {
        wrong.push(`${scenario.id}: ${error instanceof Error ? error.message : error}`);
      }
    }
    expect(wrong).toEqual([]);
  }, 3_000_000);
});
