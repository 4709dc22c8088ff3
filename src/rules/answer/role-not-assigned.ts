import { listed } from "../../advice/listed.ts";
import { byHand } from "../../advice/by-hand.ts";
import type { Facts } from "../../advice/facts.ts";
import { foresee } from "../../advice/foresee.ts";
import { refusedRole } from "../../advice/refused-role.ts";
import { plansOf } from "../../advice/sign-ins.ts";
import type { Assignments } from "../../model/assignments.ts";
import type { Fix } from "../../model/finding.ts";
import type { Provenance } from "../../model/provenance.ts";
import type { SsoRoleQuestion } from "../../model/question.ts";
import type { PlanNode } from "../../model/resolution.ts";
import { nearestNames } from "../../parse/nearest-names.ts";
import type { AnswerRule } from "../rule.ts";

type SsoNode = Extract<PlanNode, { kind: "sso" }>;

/** The portal knows who signed in, and refuses the role (complaint S34). */
export const rule: AnswerRule = {
  scope: "answer",
  group: "answer",
  id: "role-not-assigned",
  title: "Signed in, but the role is not assigned in that account",
  why: "The browser says that the sign-in worked, and every call fails: signing in proves who you are, not that this permission set is yours in this account. Online, awswho asks the same portal which roles are.",
  complaints: ["S34"],
  everySdk: true,
  find(facts) {
    const { resolution, assignments } = facts;
    const refused = refusedRole(resolution);
    if (refused === null) return null;
    const { roleName, accountId } = refused;
    const node = plansOf(resolution).find(
      (one): one is SsoNode => one.kind === "sso" && one.roleName === roleName && one.accountId === accountId,
    );
    // A source that failed and was passed over (Java) has no plan left.
    const passedOver = resolution.sources.find(({ id, error }) => id === "sso" && error !== null);
    const place = node?.provenance ?? passedOver?.error?.provenance ?? null;
    return {
      severity: resolution.winner === null ? "error" : "warning",
      message: `You are signed in${node === undefined || node.startUrl === "" ? "" : ` to ${node.startUrl}`}, but role ${roleName} of account ${accountId} is not assigned to you.${assignedWords(assignments)}`,
      provenance: place === null ? [] : [place],
      fix: fixFor(facts, refused, place),
    };
  },
};

/** As many as fit on a screen. */
const SHOWN = 8;

function assignedWords(assignments: Assignments | null): string {
  if (assignments === null) return "";
  if (assignments.kind === "failure")
    return ` Which roles are, the portal does not say (${assignments.failure.code ?? assignments.failure.message}).`;
  const { roles, accounts } = assignments;
  if (roles.length > 0) return ` Assigned there ${roles.length === 1 ? "is" : "are"} ${shown(roles)}.`;
  if (accounts === null) return " No role of that account is.";
  if (accounts.length === 0) return " No role of any account is.";
  const names = accounts.map(({ id, name }) => (name === null ? id : `${id} (${name})`));
  return ` No role of that account is; there are some in ${shown(names)}.`;
}

function shown(names: readonly string[]): string {
  const more = names.length - SHOWN;
  return listed(more > 0 ? [...names.slice(0, SHOWN), `${more} more`] : names);
}

function fixFor(facts: Facts, { roleName, accountId }: SsoRoleQuestion, place: Provenance | null): Fix {
  const { assignments } = facts;
  const roles = assignments?.kind === "told" ? assignments.roles : [];
  const [nearest] = nearestNames(roleName, roles);
  // Another role is another set of permissions: only a name that was meant is put in.
  if (nearest !== undefined && place?.kind === "file" && place.key?.toLowerCase() === "sso_role_name")
    return foresee(facts, {
      kind: "replace-value",
      path: place.path,
      line: place.line,
      key: "sso_role_name",
      value: nearest,
    });
  const ask = `ask for role ${roleName} in ${accountId}`;
  const other =
    roles.length > 0
      ? "name one of those that are yours"
      : "name an account that is yours: the portal's page lists them";
  return byHand(`${ask}, or ${other}`);
}
