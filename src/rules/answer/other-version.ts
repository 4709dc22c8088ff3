import type { AnswerRule } from "../rule.ts";

/** What is modelled is one version; the one at hand may differ. */
export const rule: AnswerRule = {
  scope: "answer",
  group: "answer",
  id: "other-version",
  title: "Another version of the SDK is installed",
  why: "The order of sources changes between versions of an SDK. The answer is that of the version it was modelled on.",
  complaints: [],
  everySdk: true,
  find({ installed, resolution }) {
    const { modelledOn, id } = resolution.sdk;
    if (installed === null || number(installed) === null || number(installed) === number(modelledOn)) return null;
    return {
      severity: "note",
      message: `${id} ${installed} is installed here; this answer is modelled on ${modelledOn}.`,
      provenance: [],
      fix: null,
    };
  },
};

/** "v1.33.15" and "config v1.33.15" are one version. */
const number = (version: string): string | null => /\d+(?:\.\d+)+/.exec(version)?.[0] ?? null;
