import { describe, expect, test } from "vitest";
import { chains } from "../../src/chains/index.ts";
import type { Resolution } from "../../src/model/resolution.ts";
import type { ChainDocumentation } from "../../src/walk/chain-documentation.ts";
import { predict } from "./differences.ts";
import type { Scenario } from "./scenario.ts";

/*
 * What a page says in words is held against what the chain does (which is held against records): a name that is said to be
 * read is read, one that is not said is not.
 */

const PAIR = "aws_access_key_id = AKIAFILE\naws_secret_access_key = s\n";
const EXPORTED = { AWS_ACCESS_KEY_ID: "AKIAENV", AWS_SECRET_ACCESS_KEY: "s" };
/** Where the files' settings want it. */
const OPTED_IN = { AWS_SDK_LOAD_CONFIG: "1" };
const ROLE = { role: "ec2" };

/** The clauses that say what is done, without those that say what is not. */
const said = (text: string): string =>
  text
    .split(/[.;:](?=\s|$)/)
    .filter((clause) => !/\bnot (?:read|known|asked|have)\b|\bnot (?=AWS_)/.test(clause))
    .join("; ");

const names = (text: string): ReadonlySet<string> => new Set(said(text).match(/\b[A-Z]+(?:_[A-Z]+)+\b/g));

const namesAmong = (text: string, known: readonly string[]): readonly string[] =>
  known.filter((name) => names(text).has(name));

const IDS = ["AWS_ACCESS_KEY_ID", "AWS_ACCESS_KEY", "AMAZON_ACCESS_KEY_ID"];
const SECRETS = ["AWS_SECRET_ACCESS_KEY", "AWS_SECRET_KEY", "AMAZON_SECRET_ACCESS_KEY", "SECRET_ACCESS_KEY"];
const TOKENS = ["AWS_SESSION_TOKEN", "AWS_SECURITY_TOKEN", "AMAZON_SESSION_TOKEN"];
const REGIONS = ["AWS_REGION", "AWS_DEFAULT_REGION", "AMAZON_REGION"];
const PROFILES = ["AWS_PROFILE", "AWS_DEFAULT_PROFILE"];
const FILES = ["AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE", "AWS_CREDENTIAL_PROFILES_FILE"];

/** Ways for one profile to give credentials: how pages call them, what stands in the profile, where it shows. */
const WAYS = [
  { called: /^keys in credentials/, file: "credentials", sources: ["shared-credentials"], settings: PAIR },
  {
    called: /^(?:keys|a whole pair)/,
    file: "config",
    sources: ["shared-config", "shared-credentials"],
    settings: PAIR,
  },
  {
    called: /^role/,
    file: "config",
    sources: ["assume-role"],
    settings: "role_arn = arn:aws:iam::111122223333:role/R\nsource_profile = base\n",
  },
  {
    called: /^web identity/,
    file: "config",
    sources: ["web-identity"],
    settings: "role_arn = arn:aws:iam::111122223333:role/R\nweb_identity_token_file = {{HOME}}/token\n",
  },
  {
    called: /^SSO/,
    file: "config",
    sources: ["sso"],
    settings:
      "sso_start_url = https://x.awsapps.com/start\nsso_region = eu-west-1\nsso_account_id = 111122223333\nsso_role_name = R\n",
  },
  {
    called: /^aws login/,
    file: "config",
    sources: ["login"],
    settings: "login_session = arn:aws:iam::111122223333:user/ana\n",
  },
  { called: /^process$/, file: "config", sources: ["process"], settings: "credential_process = false\n" },
] as const;

type Way = (typeof WAYS)[number];

/** The page's order, as far as it is one. */
const waysIn = ({ insideProfile }: ChainDocumentation): readonly Way[] =>
  (insideProfile.split(/\.(?:\s|$)|[;:]/)[0] ?? "")
    .split(" > ")
    .flatMap((name) => WAYS.find(({ called }) => called.test(name)) ?? []);

const later = (ways: readonly Way[]) =>
  ways.flatMap((first, i) => ways.slice(i + 1).map((other) => [first, other] as const));

describe.each(chains.map((chain) => [chain.id, chain] as const))("the page of %s", (_, chain) => {
  const page = chain.documentation;
  const end = (scenario: Partial<Scenario>): Resolution =>
    predict(chain, {
      id: "made-here",
      env: {},
      ...scenario,
      // An instance's hardware says what it is: the CDK looks at that first.
      files: { ...scenario.files, ...(scenario.imds == null ? {} : { "/sys/hypervisor/uuid": "ec2e1916-9099\n" }) },
    }).resolution;
  const found = (env: Scenario["env"]): boolean => end({ env }).winner?.holding.plan[0]?.kind === "static";

  test("names the variables of keys", () => {
    const idsRead = IDS.filter((id) => SECRETS.some((secret) => found({ [id]: "AKIAENV", [secret]: "s" })));
    const secretsRead = SECRETS.filter((secret) => IDS.some((id) => found({ [id]: "AKIAENV", [secret]: "s" })));
    expect(namesAmong(page.environment, IDS)).toEqual(idsRead);
    expect(namesAmong(page.environment, SECRETS)).toEqual(secretsRead);
  });

  test("names the variables of tokens", () => {
    const read = TOKENS.filter((token) => {
      const prefix = token.startsWith("AMAZON") ? "AMAZON" : "AWS";
      const env = { [`${prefix}_ACCESS_KEY_ID`]: "AKIAENV", [`${prefix}_SECRET_ACCESS_KEY`]: "s", [token]: "t" };
      return end({ env }).winner?.holding.hasSessionToken === true;
    });
    expect(namesAmong(page.environment, TOKENS)).toEqual(read);
  });

  test("says what half a pair does", () => {
    const { outcome } = end({ env: { AWS_ACCESS_KEY_ID: "AKIAENV" } });
    if (/half a pair is passed over/i.test(page.environment)) expect(outcome).toBe("none");
    else expect(outcome).toBe("error");
  });

  test("names the variables of a region, and the metadata service where it is asked", () => {
    const regionOf = (scenario: Partial<Scenario>) => end(scenario).region.name;
    const read = REGIONS.filter(
      (name) => regionOf({ env: { ...EXPORTED, ...OPTED_IN, [name]: "eu-west-3" } }) === "eu-west-3",
    );
    expect(namesAmong(page.region, REGIONS)).toEqual(read);
    // That of the lab's instance.
    const asked = regionOf({ env: EXPORTED, imds: ROLE }) === "us-west-2";
    expect(/> instance metadata/.test(page.region)).toBe(asked);
  });

  test("names the variables of a profile, in their order", () => {
    const files = { "~/.aws/credentials": PROFILES.map((name) => `[${name}]\n${PAIR}`).join("") };
    const nameOf = (variables: readonly string[]) =>
      end({ files, env: { ...OPTED_IN, ...Object.fromEntries(variables.map((name) => [name, name])) } }).profile.name;
    const read = PROFILES.filter((name) => nameOf([name]) === name);
    const order = said(page.profile).match(/\bAWS_(?:DEFAULT_)?PROFILE\b/g) ?? [];
    expect([...new Set(order)].sort()).toEqual([...read].sort());
    if (read.length > 0) expect(order[0]).toBe(nameOf(PROFILES));
  });

  test("says what a missing profile does", () => {
    const { outcome } = end({ env: { AWS_PROFILE: "nosuch" }, imds: ROLE });
    if (/A missing profile is passed over/.test(page.profile)) expect(outcome).toBe("credentials");
    else expect(outcome).toBe("error");
  });

  test("names the variables of the files", () => {
    const read = FILES.filter((name) => {
      // Who is opted in may want both files.
      const files = {
        "~/other": `[default]\n${PAIR}region = eu-west-3\n`,
        "~/.aws/config": "[profile b]\nregion = b\n",
      };
      const { winner, region } = end({ files, env: { ...OPTED_IN, [name]: "{{HOME}}/other" } });
      return winner !== null || region.name === "eu-west-3";
    });
    expect(namesAmong(page.files, FILES)).toEqual(read);
  });

  test("says whether halves of a pair join across the files", () => {
    const files = {
      "~/.aws/config": "[default]\naws_access_key_id = AKIAFILE\n",
      "~/.aws/credentials": "[default]\naws_secret_access_key = s\n",
    };
    const joins = end({ files, env: OPTED_IN }).outcome === "credentials";
    expect(/halves of a pair join/.test(page.files)).toBe(joins);
  });

  test("says which words switch the metadata service off", () => {
    const isOff = (word: string): boolean =>
      end({ env: { AWS_REGION: "eu-west-1", AWS_EC2_METADATA_DISABLED: word }, imds: ROLE }).outcome !== "credentials";
    const expected = /=true, in any case/.test(page.metadata)
      ? ["true", "TRUE"]
      : /any text but `false`/.test(page.metadata)
        ? ["true", "TRUE", "1"]
        : /any text/.test(page.metadata)
          ? ["true", "TRUE", "1", "false"]
          : [];
    expect(["true", "TRUE", "1", "false"].filter(isOff)).toEqual(expected);
  });

  test("says which container variable goes first", () => {
    const env = {
      AWS_REGION: "eu-west-1",
      AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: "/relative",
      AWS_CONTAINER_CREDENTIALS_FULL_URI: "http://169.254.170.23/full",
    };
    const { calls } = predict(chain, { id: "made-here", env, files: {} });
    const asked = calls.find((call) => call.startsWith("ecs ")) ?? "none";
    const first = /_(RELATIVE|FULL)_URI/.exec(page.container)?.[1]?.toLowerCase() ?? "none";
    expect(asked).toContain(first);
  });

  test("says whether the instance is asked after a container that fails", () => {
    const env = { AWS_REGION: "eu-west-1", AWS_CONTAINER_CREDENTIALS_FULL_URI: "{{EMU}}/nothing" };
    const goesOn = end({ env, imds: ROLE }).outcome === "credentials";
    const knows = !/^Not known|_RELATIVE_URI only/.test(page.container);
    expect(!knows || /the chain goes on/.test(page.container)).toBe(goesOn);
  });

  test("says whether [NAME] in the config file is a profile", () => {
    const files = { "~/.aws/config": `[dev]\n${PAIR}` };
    const counts = end({ files, env: { ...OPTED_IN, AWS_PROFILE: "dev" } }).outcome === "credentials";
    expect(/\[NAME\] (?:counts|goes)/.test(page.dialect)).toBe(counts);
  });

  test("says what a section that comes twice does", () => {
    const files = { "~/.aws/credentials": `[default]\n${PAIR}[default]\nregion = eu-west-3\n` };
    const { outcome } = end({ files, env: OPTED_IN });
    if (/comes twice is merged/.test(page.dialect)) expect(outcome).toBe("credentials");
    if (/comes twice replaces/.test(page.dialect)) expect(outcome).toBe("none");
    if (/section or key that comes twice/.test(page.dialect)) expect(outcome).toBe("error");
  });

  test("says what a bad line does", () => {
    const files = { "~/.aws/config": "", "~/.aws/credentials": `[default]\n${PAIR}[unclosed\n` };
    const { outcome } = end({ files, env: OPTED_IN });
    if (/Bad lines are ignored/.test(page.dialect)) expect(outcome).toBe("credentials");
    else if (/one bad line|any bad line/i.test(page.dialect)) expect(outcome).not.toBe("credentials");
  });

  test("says which way goes first inside a profile", () => {
    const steps = end({}).sources.map(({ id }): string => id);
    const hasRole = ({ settings }: Way) => settings.includes("role_arn");
    for (const [first, other] of later(waysIn(page))) {
      // Java v1 has one row for all that a profile may hold.
      if (![first, other].every((way) => way.sources.some((source) => steps.includes(source)))) continue;
      // "without a role_arn": said of the keys; "then role_arn is assumed": around whichever way it was.
      if (/without a role_arn|then role_arn is/.test(page.insideProfile) && [first, other].some(hasRole)) continue;
      const holding = (file: string) =>
        [first, other].flatMap((way) => (way.file === file ? way.settings.trimEnd().split("\n") : []));
      const section = (title: string, file: string) => `[${title}]\n${[...new Set(holding(file))].join("\n")}\n`;
      const config = `[profile base]\n${PAIR}${section("default", "config")}region = eu-west-1\n`;
      const files = {
        "~/token": "a token",
        "~/.aws/config": config,
        ...(holding("credentials").length === 0 ? {} : { "~/.aws/credentials": section("default", "credentials") }),
      };
      const { sources } = end({ files, env: OPTED_IN });
      const acts = sources.find(({ verdict }) => ["winner", "stops", "failed-went-on"].includes(verdict))?.id ?? "none";
      expect(first.sources, `${first.sources[0]} before ${other.sources[0]}`).toContain(acts);
    }
  });

  test("says whether the instance is asked after a role that is refused", () => {
    const role = "[default]\nrole_arn = arn:aws:iam::111122223333:role/Denied\nsource_profile = base\n";
    const files = { "~/.aws/credentials": `${role}region = eu-west-1\n[base]\n${PAIR}` };
    const { outcome } = end({ files, env: OPTED_IN, imds: ROLE });
    const goesOn = /is passed over|goes on to the next/.test(page.failure);
    if (!/no roles/.test(page.insideProfile)) expect(outcome).toBe(goesOn ? "credentials" : "error");
  });
});
