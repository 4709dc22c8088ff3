import type { Step, StepResult } from "../../walk/chain.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { passedOn } from "../js-v3/errors.ts";
import { kindOf } from "../js-v3/profile-kind.ts";
import { chosenProfile } from "../js-v3/session.ts";
import type { OslsSession } from "./session.ts";

type Load = Step<OslsSession>["load"];

/** fromIni, asked for one profile alone: where that holds nothing, or is nowhere, there is nobody after it. */
export const orNotConfigured = (load: Load): Load =>
  function* (session): Walk<StepResult> {
    const { winning } = session;
    if (winning === null || kindOf(chosenProfile(session)) !== null) return yield* load(session);
    return yield* raise(
      passedOn({
        kind: chosenProfile(session) === null ? "profile-missing" : "no-source",
        message: `AWS profile "${winning.text}" doesn't seem to be configured`,
        where: winning.provenance,
      }),
    );
  };

/** A link of fromNodeProviderChain, which is for who has no profile at all. */
export const withoutProfile = (load: Load): Load =>
  function* (session): Walk<StepResult> {
    const { winning } = session;
    return winning === null
      ? yield* load(session)
      : { kind: "absent", why: `osls asks profile ${winning.text} alone`, provenance: winning.provenance };
  };
