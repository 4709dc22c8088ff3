import { foresee } from "../../advice/foresee.ts";
import { misdirectedFile } from "../../advice/misdirected-file.ts";
import { pathsRead } from "../../advice/paths-read.ts";
import { shortPath } from "../../advice/short-path.ts";
import { toldOf } from "../../advice/sdk-names.ts";
import { unreadFile } from "../../advice/unread-file.ts";
import { wholeFile } from "../../model/provenance.ts";
import type { FileView } from "../../model/snapshot.ts";
import type { AnswerRule } from "../rule.ts";
import { openFullConfig } from "../../chains/botocore/full-config.ts";

const NOTHING_HIDDEN: ReadonlySet<string> = new Set();

/** One of the two files is there and cannot be read: boto3 skips it without a word (complaint S28). */
export const rule: AnswerRule = {
  scope: "answer",
  group: "answer",
  id: "file-not-read",
  title: "A settings file cannot be read",
  why: "A file that is a folder, a broken link or of another owner counts as empty: the program goes on without its profiles and ends somewhere else.",
  complaints: ["S28"],
  everySdk: true,
  find(facts) {
    const { snapshot, resolution, home } = facts;
    // Who raises over it, or for want of a profile in it, is told of by that error (Kotlin: golden `ini-creds-is-dir`).
    if (resolution.error?.kind === "parse" || resolution.error?.kind === "profile-missing") return null;
    const { configFile, credentialsFile } = openFullConfig(snapshot, NOTHING_HIDDEN);
    for (const path of [credentialsFile.path, configFile.path]) {
      const unread = unreadFile(snapshot, path);
      const words =
        unread === null
          ? wordsFor(snapshot.file(path))
          : (sdk: Teller) => `${unread.words}: ${sdk.goesOn} as if it were empty.`;
      // Go 1 looks at no config file unless it is told to: what lies there is no matter of its.
      if (words === null || !pathsRead(facts.chain, snapshot, facts.code).has(path)) continue;
      const misdirected = snapshot.file(path).state === "directory" ? misdirectedFile(snapshot, path) : null;
      return {
        // What was meant to be used stands in there, as far as anybody can tell.
        severity: unread !== null && resolution.outcome === "none" ? "error" : "warning",
        ...toldOf(
          resolution.sdk.id,
          (names, verbs) =>
            `${misdirected === null ? shortPath(path, home) : `${misdirected.place.name} names ${shortPath(path, home)}, which`} ${words({ goesOn: `${names} ${verbs("goes", "go")} on`, does: `${names} ${verbs("does", "do")}` })}`,
        ),
        provenance: [...(misdirected === null ? [] : [misdirected.place]), wholeFile(path)],
        fix: misdirected === null ? (unread?.fix ?? null) : foresee(facts, misdirected.change),
      };
    }
    return null;
  },
};

interface Teller {
  readonly goesOn: string;
  readonly does: string;
}

function wordsFor(view: FileView): ((sdk: Teller) => string) | null {
  switch (view.state) {
    case "text":
    case "absent":
    case "not-utf8":
      return null;
    case "directory":
      return ({ goesOn }) => `is a folder, not a file: ${goesOn} as if it were not there.`;
    case "too-large":
      return ({ does }) =>
        `is ${Math.round(view.bytes / 1024 / 1024)} MB: awswho reads settings files up to 32 MB, so it cannot tell what ${does}.`;
    case "unreadable":
      return view.code === "ELOOP"
        ? ({ goesOn }) => `is a symbolic link that leads to itself: ${goesOn} as if it were not there.`
        : ({ goesOn }) => `cannot be read (${view.code}): ${goesOn} as if it were empty.`;
  }
}
