import type { Assignments } from "../../src/model/assignments.ts";
import type { Outside } from "../../src/model/outside.ts";
import type { Answer, Question } from "../../src/model/question.ts";
import { unseal } from "../../src/vault/secret.ts";
import { outsideOf } from "../../test/cli/transcript.ts";
import { labWorld } from "../../test/truth/emulator-table.ts";
import { type LabScenario, isLentElsewhere } from "./lab-scenario.ts";

/** AWS as the world's emulator has it, which knows whoever's keys are not made to be refused. */
export function labAws(scenario: LabScenario): Outside {
  return {
    answer: async (question) => labAnswer(scenario)(question),
    whoIs: ({ accessKeyId, ...rest }, connection) => {
      const id = accessKeyId ?? "";
      const arn = "arn:aws:iam::111122223333:user/ana";
      const identities = /^(?:AKIAINVALID|ASIAEXPIRED)/.test(id) ? {} : { [id]: arn };
      return outsideOf({ ...scenario, identities }).whoIs({ accessKeyId, ...rest }, connection);
    },
    assignments: async ({ accountId }) => assignedIn(scenario, accountId),
  };
}

/** The emulator's answers, and those of a portal that does not lend whatever is asked for. */
export function labAnswer(scenario: LabScenario): (question: Question) => Answer {
  const { answer } = labWorld(scenario);
  return (question) =>
    (question.kind === "sso-role-credentials" ? portalRefusal(scenario, question) : null) ?? answer(question);
}

function portalRefusal(scenario: LabScenario, question: Question & { kind: "sso-role-credentials" }): Answer | null {
  const denied = (code: string, message: string): Answer => ({
    kind: "failure",
    failure: { kind: "denied", code, message },
  });
  const token = unseal(question.accessToken);
  const { reach, signingRegion } = question.endpoint;
  if (reach !== "custom" && isLentElsewhere(scenario, token, signingRegion))
    return denied("UnauthorizedException", "Session token not found or invalid");
  const roles = scenario.portal?.roles;
  return roles === undefined || (roles[question.accountId] ?? []).includes(question.roleName)
    ? null
    : denied("ForbiddenException", "No access");
}

function assignedIn({ portal }: LabScenario, account: string): Assignments {
  const roles = portal?.roles ?? {};
  const others = Object.keys(roles).map((id) => ({ id, name: null }));
  const here = roles[account] ?? [];
  return { kind: "told", roles: here, accounts: here.length > 0 ? null : others };
}
