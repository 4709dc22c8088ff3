import type { SdkId } from "../model/sdk.ts";

/** A command whose SDK is known: those that it may be built with, the likeliest first. */
interface KnownCommand {
  readonly names: readonly string[];
  readonly sdks: readonly [SdkId, ...SdkId[]];
  /** Its own option for a profile; left out: it has none. */
  readonly profileOption?: string;
  readonly regionOption?: string;
}

/**
 * Evidence: package manifests as of November 2026 (@aws-amplify/backend-cli 1.10 depends on @aws-sdk/client-*; serverless 3 on aws-sdk 2, later ones are closed and may be either), each tool's own documentation
 * for the rest. Packer's plugin went from Go v1 to v2 between releases; so did eksctl: both are held to be possible.
 */
const KNOWN_COMMANDS: readonly KnownCommand[] = [
  { names: ["aws"], sdks: ["aws-cli-v2", "aws-cli-v1"], profileOption: "--profile", regionOption: "--region" },
  { names: ["terraform", "tofu", "terragrunt", "terramate"], sdks: ["terraform"] },
  { names: ["cdk"], sdks: ["cdk"], profileOption: "--profile", regionOption: "--region" },
  { names: ["ampx"], sdks: ["js-v3"], profileOption: "--profile" },
  {
    names: ["serverless", "sls", "osls"],
    sdks: ["js-v3", "js-v2"],
    profileOption: "--aws-profile",
    regionOption: "--region",
  },
  { names: ["node", "tsx", "ts-node", "bun", "vitest", "jest", "mocha"], sdks: ["js-v3", "js-v2"] },
  { names: ["sam"], sdks: ["boto3"], profileOption: "--profile", regionOption: "--region" },
  { names: ["chalice"], sdks: ["boto3"], profileOption: "--profile" },
  { names: ["python", "python3", "pytest", "ansible", "ansible-playbook", "dbt"], sdks: ["boto3"] },
  { names: ["eksctl"], sdks: ["go-v2", "go-v1"], profileOption: "--profile", regionOption: "--region" },
  { names: ["packer", "go"], sdks: ["go-v2", "go-v1"] },
  { names: ["copilot"], sdks: ["go-v1"] },
  { names: ["mvn", "mvnw", "gradle", "gradlew", "java"], sdks: ["java-v2", "java-v1"] },
  { names: ["cargo"], sdks: ["rust"] },
  { names: ["ruby", "rake", "rspec", "cap"], sdks: ["ruby"] },
  { names: ["php", "composer", "artisan"], sdks: ["php"] },
  { names: ["dotnet"], sdks: ["dotnet"] },
];

/** A command that starts another: how many of its words come before the other's name. */
const WRAPPERS: Readonly<Record<string, (words: readonly string[]) => readonly string[] | null>> = {
  env: afterAssignments,
  sudo: afterOptions,
  nice: afterOptions,
  nohup: (words) => words,
  time: (words) => words,
  exec: (words) => words,
  npx: afterOptions,
  bunx: afterOptions,
  pnpx: afterOptions,
  npm: (words) => afterWord(words, "exec"),
  pnpm: (words) => afterWord(words, "exec") ?? afterWord(words, "dlx"),
  yarn: (words) => afterWord(words, "exec") ?? afterWord(words, "dlx"),
  uv: (words) => afterWord(words, "run"),
  uvx: afterOptions,
  pipx: (words) => afterWord(words, "run"),
  poetry: (words) => afterWord(words, "run"),
  pipenv: (words) => afterWord(words, "run"),
  pdm: (words) => afterWord(words, "run"),
  hatch: (words) => afterWord(words, "run"),
  bundle: (words) => afterWord(words, "exec"),
  mise: (words) => afterWord(words, "exec"),
};

/** Wrappers of one language: what they start is in it, where its name says nothing. */
const LANGUAGES: Readonly<Record<string, readonly [SdkId, ...SdkId[]]>> = {
  npx: ["js-v3", "js-v2"],
  bunx: ["js-v3", "js-v2"],
  pnpx: ["js-v3", "js-v2"],
  uv: ["boto3"],
  uvx: ["boto3"],
  pipx: ["boto3"],
  poetry: ["boto3"],
  pipenv: ["boto3"],
  pdm: ["boto3"],
  hatch: ["boto3"],
  bundle: ["ruby"],
};

export interface CommandFacts {
  /** The SDKs that it may use, the likeliest first; null: not known by its name. */
  readonly sdks: readonly SdkId[] | null;
  /** Given to it by its own option. */
  readonly profile: string | null;
  readonly region: string | null;
  /** Something in it that gives the command other credentials than those that were looked at; null: nothing does. */
  readonly changes: string | null;
}

const NOTHING_KNOWN: CommandFacts = { sdks: null, profile: null, region: null, changes: null };

/** What a command's words tell of who it will be. */
export function commandFacts([program, ...words]: readonly string[]): CommandFacts {
  if (program === undefined) return NOTHING_KNOWN;
  const name = nameOf(program);
  const known = KNOWN_COMMANDS.find(({ names }) => names.includes(name));
  if (known !== undefined)
    return {
      sdks: known.sdks,
      profile: optionValue(words, known.profileOption),
      region: optionValue(words, known.regionOption),
      changes: null,
    };
  const changes = changesOf(name, words);
  const inner = WRAPPERS[name]?.(words) ?? null;
  if (inner === null || inner.length === 0) return { ...NOTHING_KNOWN, changes };
  const facts = commandFacts(inner);
  return { ...facts, sdks: facts.sdks ?? LANGUAGES[name] ?? null, changes: changes ?? facts.changes };
}

/** `/usr/bin/python3.12` is python3, `terraform.exe` terraform. */
const nameOf = (program: string): string =>
  (program.split(/[/\\]/).at(-1) ?? "").replace(/\.(?:exe|cmd|bat|ps1|sh)$/i, "").replace(/^(python3?)[\d.]*$/, "$1");

/** `env` with another value for what decides, `sudo` without its own option: the command would be somebody else. */
function changesOf(name: string, words: readonly string[]): string | null {
  if (name === "sudo" && !words.some((word) => /^(?:-[a-z]*E[a-z]*|--preserve-env)$/.test(word)))
    return "sudo gives it another home folder and takes variables away: put awswho behind sudo, or write sudo -E";
  if (name !== "env") return null;
  for (const word of words) {
    if (/^(?:-i|-|--ignore-environment)$/.test(word)) return "env -i takes every variable away";
    if (/^(?:-u|--unset)/.test(word)) return "env -u takes a variable away: unset it before awswho";
    const set = /^(\w+)=/.exec(word)?.[1];
    if (set !== undefined && /^(?:AWS_|HOME$|USERPROFILE$)/.test(set))
      return `env sets ${set} for it alone: set it before awswho`;
    if (set === undefined && !word.startsWith("-")) return null;
  }
  return null;
}

function optionValue(words: readonly string[], option: string | undefined): string | null {
  if (option === undefined) return null;
  const at = words.findLastIndex((word) => word === option || word.startsWith(`${option}=`));
  const word = words[at];
  if (word === undefined) return null;
  return word === option ? (words[at + 1] ?? null) : word.slice(option.length + 1);
}

function afterAssignments(words: readonly string[]): readonly string[] {
  const at = words.findIndex((word) => !word.startsWith("-") && !/^\w+=/.test(word));
  return at === -1 ? [] : words.slice(at);
}

function afterOptions(words: readonly string[]): readonly string[] {
  const at = words.findIndex((word) => !word.startsWith("-"));
  return at === -1 ? [] : words.slice(at);
}

function afterWord(words: readonly string[], word: string): readonly string[] | null {
  const at = words.indexOf(word);
  return at === -1 ? null : afterOptions(words.slice(at + 1));
}
