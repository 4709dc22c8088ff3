import type { SdkId } from "../model/sdk.ts";

/** A command that another one starts. */
export interface WrappedCommand {
  readonly words: readonly string[];
  /** What it is in, where its name says nothing; null: the wrapper says nothing of that. */
  readonly language: readonly [SdkId, ...SdkId[]] | null;
  /** Its first word may be a package's name in place of the command's. */
  readonly isPackage: boolean;
  /** What makes the command somebody else than who was looked at; null: nothing does. */
  readonly changes: string | null;
}

interface Wrapper {
  readonly names: readonly string[];
  /** The word of its own before the other's name: `npm exec`. Left out: none. */
  readonly verbs?: readonly string[];
  /** Options of its own that take a value of their own. */
  readonly valued?: readonly string[];
  readonly language?: readonly [SdkId, ...SdkId[]];
  readonly isPackage?: true;
  readonly changes?: (words: readonly string[]) => string | null;
}

const JAVASCRIPT = ["js-v3", "js-v2"] as const;
const PYTHON = ["boto3"] as const;

const WRAPPERS: readonly Wrapper[] = [
  { names: ["env"], valued: ["-u", "--unset", "-C", "--chdir"], changes: changedVariables },
  { names: ["sudo"], valued: ["-u", "--user", "-g", "--group"], changes: lostVariables },
  { names: ["nice"], valued: ["-n", "--adjustment"] },
  { names: ["nohup", "time", "exec"] },
  { names: ["npx", "bunx", "pnpx"], valued: ["-p", "--package", "-w"], language: JAVASCRIPT, isPackage: true },
  { names: ["npm"], verbs: ["exec", "x"], valued: ["-p", "--package", "-w"], isPackage: true },
  { names: ["pnpm", "yarn"], verbs: ["exec", "dlx"], valued: ["-p", "--package"], isPackage: true },
  {
    names: ["uvx"],
    valued: ["--from", "--with", "-p", "--python", "--index-url"],
    language: PYTHON,
    isPackage: true,
  },
  {
    names: ["uv"],
    verbs: ["run"],
    valued: ["--from", "--with", "-p", "--python", "--env-file", "--extra", "--group", "--directory", "--project"],
    changes: (words) => (words.some((word) => /^--directory\b/.test(word)) ? ELSEWHERE : null),
    language: PYTHON,
  },
  { names: ["pipx"], verbs: ["run"], valued: ["--spec", "--python"], language: PYTHON, isPackage: true },
  { names: ["poetry", "pipenv", "pdm", "hatch"], verbs: ["run"], language: PYTHON },
  { names: ["bundle"], verbs: ["exec"], language: ["ruby"] },
  { names: ["mise"], verbs: ["exec"] },
  ...["aws-okta", "saml2aws", "aws-sso", "aws-runas"].map((name) => givesKeys(name, "exec")),
  givesKeys("aws2-wrap", null),
  ...["op", "doppler", "infisical", "teller"].map((name) => setsVariables(name, "run")),
  ...["chamber", "direnv"].map((name) => setsVariables(name, "exec")),
  ...["docker", "podman", "nerdctl", "finch"].map((name) => runsElsewhere(name, "run", "exec")),
  runsElsewhere("kubectl", "run", "exec"),
  runsElsewhere("ssh"),
];

/** It signs in by itself, and hands what it gets to the command. */
function givesKeys(name: string, verb: string | null): Wrapper {
  const words = verb === null ? name : `${name} ${verb}`;
  return {
    names: [name],
    ...(verb === null ? {} : { verbs: [verb] }),
    changes: (all) =>
      verb === null || all.includes(verb)
        ? `${words} gives it keys of its own: put awswho behind it, as ${words} … awswho check`
        : null,
  };
}

/** Out of a store of secrets, or of a file: they are not here before. */
function setsVariables(name: string, verb: string): Wrapper {
  return {
    names: [name],
    verbs: [verb],
    changes: (words) =>
      words.includes(verb) ? `${name} ${verb} sets variables for it alone: put awswho behind ${name} ${verb}` : null,
  };
}

/** On another machine, or in a container: with other files and variables than those here. */
function runsElsewhere(name: string, ...verbs: readonly string[]): Wrapper {
  return {
    names: [name],
    ...(verbs.length === 0 ? {} : { verbs }),
    changes: (words) =>
      verbs.length === 0 || verbs.some((verb) => words.includes(verb))
        ? `${name} starts it elsewhere, with other files and variables: run awswho there`
        : null,
  };
}

/** What a wrapper starts; null: it is none, and its words are its own business. */
export function unwrapped(name: string, words: readonly string[]): WrappedCommand | null {
  const wrapper = WRAPPERS.find(({ names }) => names.includes(name));
  if (wrapper === undefined) return null;
  const inner = behindVerb(wrapper, words);
  return {
    words: inner,
    language: inner.length === 0 ? null : (wrapper.language ?? null),
    isPackage: wrapper.isPackage === true,
    changes: wrapper.changes?.(words) ?? null,
  };
}

function behindVerb({ verbs, valued = [] }: Wrapper, words: readonly string[]): readonly string[] {
  const at = verbs === undefined ? 0 : words.findIndex((word) => verbs.includes(word)) + 1;
  return verbs !== undefined && at === 0 ? [] : afterOptions(words.slice(at), valued);
}

/** Past options and what `env` is to set. */
function afterOptions(words: readonly string[], valued: readonly string[]): readonly string[] {
  let at = 0;
  while (at < words.length && /^(?:-|\w+=)/.test(words[at] as string))
    at += valued.includes(words[at] as string) ? 2 : 1;
  return words.slice(at);
}

/** `sudo` without its own option: the command would be somebody else. */
function lostVariables(words: readonly string[]): string | null {
  return words.some((word) => /^(?:-[a-z]*E[a-z]*|--preserve-env)$/.test(word))
    ? null
    : "sudo gives it another home folder and takes variables away: put awswho behind sudo, or write sudo -E";
}

const ELSEWHERE = "it is started in another folder, with the files of another project: run awswho there";

/** `env` with another value for what decides. */
function changedVariables(words: readonly string[]): string | null {
  for (const word of words) {
    if (/^(?:-i|-|--ignore-environment)$/.test(word)) return "env -i takes every variable away";
    if (/^(?:-C|--chdir)/.test(word)) return ELSEWHERE;
    if (/^(?:-u|--unset)/.test(word)) return "env -u takes a variable away: unset it before awswho";
    const set = /^(\w+)=/.exec(word)?.[1];
    if (set !== undefined && /^(?:AWS_|DBT_|S3_|HOME$|USERPROFILE$)/.test(set))
      return `env sets ${set} for it alone: set it before awswho`;
    if (set === undefined && !word.startsWith("-")) return null;
  }
  return null;
}
