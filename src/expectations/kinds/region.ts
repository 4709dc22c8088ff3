import { type ExpectationKind, matches, wordsOf } from "../expectation-kind.ts";

export const region: ExpectationKind = {
  key: "region",
  title: "The region",
  why: "Most of what one makes belongs to one region: with another it seems to be gone, or is made twice.",
  meant(text) {
    const wanted = wordsOf(text);
    if (wanted.length === 0 || !wanted.every((name) => /^[a-z0-9*?-]+$/.test(name)))
      return "write a region, such as eu-west-1; * stands for anything";
    return ({ diagnosis }) => {
      const { name, provenance } = diagnosis.resolution.region;
      return {
        verdict: name !== null && wanted.some((pattern) => matches(pattern, name)) ? "met" : "not-met",
        actual: name ?? "no region",
        places: provenance === null ? [] : [provenance],
      };
    };
  },
};
