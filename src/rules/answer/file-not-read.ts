import type { SdkId } from "../../model/sdk.ts";
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
  find({ snapshot, resolution }) {
    // Who raises over it is told of by its error (Kotlin: golden `ini-creds-is-dir`).
    if (resolution.error?.kind === "parse") return null;
    const { configFile, credentialsFile } = openFullConfig(snapshot, NOTHING_HIDDEN);
    for (const path of [credentialsFile.path, configFile.path]) {
      const words = wordsFor(snapshot.file(path), resolution.sdk.id);
      if (words === null) continue;
      return {
        severity: "warning",
        message: `${path} ${words}`,
        provenance: [{ kind: "file", path, line: 1, column: 1, section: null, key: null }],
        fix: null,
      };
    }
    return null;
  },
};

function wordsFor(view: FileView, sdk: SdkId): string | null {
  switch (view.state) {
    case "text":
    case "absent":
    case "not-utf8":
      return null;
    case "directory":
      return `is a folder, not a file: ${sdk} goes on as if it were not there.`;
    case "too-large":
      return `is ${Math.round(view.bytes / 1024 / 1024)} MB: awswho reads settings files up to 32 MB, so it cannot tell what ${sdk} does.`;
    case "unreadable":
      return view.code === "ELOOP"
        ? `is a symbolic link that leads to itself: ${sdk} goes on as if it were not there.`
        : `cannot be read (${view.code}): ${sdk} goes on as if it were empty.`;
  }
}
