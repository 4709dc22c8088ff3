import { otherVersion } from "../../advice/other-version.ts";
import type { AnswerRule } from "../rule.ts";

/** What is modelled is one version; the one at hand may differ. */
export const rule: AnswerRule = {
  scope: "answer",
  group: "answer",
  id: "other-version",
  title: "Another version of the SDK is installed",
  why: "The order of sources changes between versions of an SDK. The answer is that of the version it was modelled on; where another was run on the lab's test machines, too, it says on how many it ends otherwise.",
  complaints: [],
  everySdk: true,
  find({ installed, resolution }) {
    const { modelledOn, id } = resolution.sdk;
    const words = otherVersion(id, installed, modelledOn);
    return words === null
      ? null
      : {
          severity: "note",
          message: `${id} ${installed} is installed here; this answer is ${words}.`,
          provenance: [],
          fix: null,
        };
  },
};
