import type { Rule } from "./rule.ts";

/** What is modelled is one version; the one at hand may differ. */
export const rule: Rule = {
  id: "other-version",
  everySdk: true,
  find({ installed, resolution }) {
    const { modelledOn, id } = resolution.sdk;
    if (installed === null || installed === modelledOn) return null;
    return {
      severity: "note",
      message: `${id} ${installed} is installed here; this answer is modelled on ${modelledOn}.`,
      provenance: [],
      fix: null,
    };
  },
};
