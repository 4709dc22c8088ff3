import type { Given } from "../../../model/code-site.ts";
import type { SdkId } from "../../../model/sdk.ts";
import { openedWords, optionsGiven, type OptionSettings } from "./command-options.ts";
import type { CommandTold } from "./command-told.ts";
import { type CommandWord, plainWord, wordFrom, wordGiven, wordStart } from "./command-word.ts";

interface Tool {
  /** What it is made with. */
  readonly sdk: SdkId;
  readonly options: OptionSettings;
}

const PROFILE_AND_REGION = { "--profile": "profile", "--region": "region" } as const;
const SAM: Tool = { sdk: "boto3", options: PROFILE_AND_REGION };
const CDK: Tool = { sdk: "cdk", options: PROFILE_AND_REGION };
const SERVERLESS: Tool = {
  sdk: "js-v2",
  options: { "--aws-profile": "profile", "--region": "region", "-r": "region" },
};
const TERRAFORM: Tool = { sdk: "terraform", options: {} };

const TOOLS: ReadonlyMap<string, Tool> = new Map<string, Tool>([
  ["sam", SAM],
  ["samlocal", SAM],
  ["chalice", { sdk: "boto3", options: { "--profile": "profile" } }],
  ["eb", { sdk: "boto3", options: PROFILE_AND_REGION }],
  ["awsume", { sdk: "boto3", options: PROFILE_AND_REGION }],
  ["cdk", CDK],
  ["cdklocal", CDK],
  ["serverless", SERVERLESS],
  ["sls", SERVERLESS],
  ["eksctl", { sdk: "go-v2", options: { ...PROFILE_AND_REGION, "-p": "profile", "-r": "region" } }],
  ["aws-vault", { sdk: "go-v2", options: { "--region": "region" } }],
  [
    "s5cmd",
    {
      sdk: "go-v1",
      options: { "--profile": "profile", "--endpoint-url": "endpoint", "--credentials-file": "credentials-file" },
    },
  ],
  ["terraform", TERRAFORM],
  ["tofu", TERRAFORM],
  ["terragrunt", TERRAFORM],
]);

/** The tools made with an SDK, each with the options that choose who acts. */
export function toolCommand(program: string, written: readonly CommandWord[]): CommandTold | null {
  const tool = TOOLS.get(program);
  if (tool === undefined) return null;
  const args = openedWords(written);
  const [verb] = args.map((word) => plainWord(word)).filter((word) => word !== null && /^[a-z][\w-]*$/.test(word));
  const gives = [
    ...optionsGiven(tool.options, args),
    ...(tool === TERRAFORM ? terraformGiven(args) : signIn(program, args)),
  ];
  const call = verb === undefined || program === "awsume" ? program : `${program} ${verb}`;
  return { sdk: tool.sdk, kind: "tool", call, service: null, gives, acts: false };
}

/** Of a backend they are its own names; of a variable, the names that people give them. */
const NAMED: OptionSettings = {
  profile: "profile",
  aws_profile: "profile",
  region: "region",
  aws_region: "region",
  access_key: "access-key-id",
  aws_access_key: "access-key-id",
  secret_key: "secret-access-key",
  aws_secret_key: "secret-access-key",
  role_arn: "role",
};

/** `-var profile=dev`, `-backend-config="region=eu-west-1"`. */
function terraformGiven(args: readonly CommandWord[]): readonly Given[] {
  return args.flatMap((word, at) => {
    const [option, equals] = /^--?(?:var|backend-config)(=)?/.exec(wordStart(word)) ?? [];
    if (option === undefined) return [];
    const value = equals === undefined ? args[at + 1] : wordFrom(word, option.length);
    if (value === undefined || (equals === undefined && plainWord(word) !== option)) return [];
    const [start = "", name = ""] = /^(\w+)\s*=\s*["']?/.exec(wordStart(value)) ?? [];
    const setting = Object.hasOwn(NAMED, name) ? NAMED[name] : undefined;
    const given = setting === undefined ? null : wordGiven(setting, wordFrom(value, start.length));
    return given === null ? [] : [given];
  });
}

/** `aws-vault exec dev -- …`, `awsume dev`. */
function signIn(program: string, args: readonly CommandWord[]): readonly Given[] {
  if (program !== "aws-vault" && program !== "awsume") return [];
  const names = args.filter((word) => !wordStart(word).startsWith("-"));
  const verb = names[0] === undefined ? null : plainWord(names[0]);
  if (program === "aws-vault" && verb !== "exec" && verb !== "login" && verb !== "export") return [];
  const profile = program === "awsume" ? names[0] : names[1];
  const given = profile === undefined ? null : wordGiven("profile", profile);
  return given === null ? [] : [given];
}
