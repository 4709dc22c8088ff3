import { foresee } from "../../advice/foresee.ts";
import type { Fix } from "../../model/finding.ts";
import type { SdkError } from "../../model/resolution.ts";
import { nearestNames } from "../../parse/nearest-names.ts";
import { configParserFile } from "../../parse/ini-file.ts";
import type { Facts } from "../../advice/facts.ts";
import type { AnswerRule } from "../rule.ts";

/** A role whose source is missing, doubled, circular or empty (complaints S38, S39). */
export const rule: AnswerRule = {
  scope: "answer",
  group: "answer",
  id: "role-source",
  title: "A role has no usable source",
  why: "role_arn needs credentials to ask with: source_profile or credential_source, one of them, and it must lead somewhere.",
  complaints: ["S36", "S38", "S39"],
  everySdk: true,
  find(facts) {
    const { error } = facts.resolution;
    if (error === null || !["loop", "no-source", "two-sources"].includes(error.kind)) return null;
    return {
      severity: "error",
      message: messageFor(error),
      provenance: error.provenance === null ? error.related : [error.provenance, ...error.related],
      fix: fixFor(facts),
    };
  },
};

function messageFor(error: SdkError): string {
  const [, again, visited] =
    /load from profile (.*) which has already been visited. Visited profiles: \[(.*)\]$/.exec(error.message) ?? [];
  if (again === undefined || visited === undefined) return sentence(error.message);
  const names = visited.split(", ").map((name) => name.slice(1, -1));
  return names.length === 1
    ? `Profile ${again} is its own source_profile and has no keys of its own.`
    : `The roles go in a circle: ${[...names, again].join(" → ")}. None of these profiles has keys.`;
}

const sentence = (text: string): string => (text.endsWith(".") ? text : `${text}.`);

function fixFor(facts: Facts): Fix {
  const error = facts.resolution.error;
  const place = error?.provenance;
  if (place?.kind !== "file") return byHand("give the role a source that has credentials");
  if (error?.kind === "two-sources")
    return foresee(facts, { kind: "delete-lines", path: place.path, lines: [place.line] });
  const name = /source_profile "([^"]*)" referenced/.exec(error?.message ?? "")?.[1];
  const near = name === undefined ? undefined : nearestNames(name, profileNames(facts, place.path))[0];
  if (near !== undefined)
    return foresee(facts, {
      kind: "replace-value",
      path: place.path,
      line: place.line,
      key: "source_profile",
      value: near,
    });
  if (error?.kind === "loop")
    return byHand(`point source_profile on line ${place.line} of ${place.path} at a profile that has keys or signs in`);
  return byHand(`give the source on line ${place.line} of ${place.path} credentials, or name another`);
}

const profileNames = (facts: Facts, path: string): readonly string[] =>
  [...(configParserFile(facts.snapshot.file(path))?.sections.keys() ?? [])].map((name) =>
    name.replace(/^profile\s+/, ""),
  );

const byHand = (text: string): Fix => ({ change: { kind: "by-hand", text }, promise: "", after: null });
