import { durationWords } from "../../advice/duration-words.ts";
import type { Diagnosis } from "../../model/diagnosis.ts";
import type { Decision, KeyUse, Permissions } from "../../model/permission.ts";
import { type Line, type Style, type Terminal, columnsOf, padded, piece, renderLines, wrapped } from "../screen.ts";
import { whoWords } from "./words.ts";

/** What `awswho can` has to say. */
export interface PermissionsReport {
  readonly diagnosis: Diagnosis;
  readonly permissions: Permissions;
  /** Null: not asked, or not told. */
  readonly keyUse: KeyUse | null;
}

const LABEL = 9;

/** Yes or no first, then an action a line, with who said no. */
export function renderPermissions({ diagnosis, permissions, keyUse }: PermissionsReport, terminal: Terminal): string {
  const width = Math.min(terminal.width, 120);
  const who = whoWords(diagnosis);
  return renderLines([...body(permissions, who, terminal, width), ...keyLines(keyUse, diagnosis.now, width)], terminal);
}

function body(permissions: Permissions, who: string, terminal: Terminal, width: number): readonly Line[] {
  switch (permissions.kind) {
    case "decisions":
      return decisionLines(permissions.decisions, permissions.principalArn, who, terminal, width);
    case "not-possible":
      return sentence(`It cannot be told what ${who} may do: ${permissions.why}.`, "warn", width);
    case "refused":
      return [
        ...sentence(`It cannot be told what ${who} may do: ${refusalWords(permissions)}`, "warn", width),
        ...labelled(
          "Do",
          `have iam:SimulatePrincipalPolicy allowed on ${permissions.principalArn}, or try the call itself`,
          width,
        ),
      ];
  }
}

function refusalWords({ failure }: Extract<Permissions, { kind: "refused" }>): string {
  switch (failure.kind) {
    case "denied":
      return "it may not ask IAM's policy simulator (iam:SimulatePrincipalPolicy). That says nothing of the actions themselves.";
    case "aws-error":
      return failure.code === "NoSuchEntity"
        ? "IAM does not know the role or user by this name; a role's path may be missing (iam:GetRole tells it)."
        : `IAM answered ${failure.code ?? "with an error"}: ${failure.message}`;
    default:
      return failure.message;
  }
}

function decisionLines(
  decisions: readonly Decision[],
  principal: string,
  who: string,
  { unicode }: Terminal,
  width: number,
): readonly Line[] {
  const denied = decisions.filter(({ effect }) => effect !== "allowed");
  const headline =
    denied.length === 0
      ? `${who} may do ${decisions.length === 1 ? "this" : `all ${decisions.length} of these`}.`
      : denied.length === decisions.length
        ? `${who} may do ${decisions.length === 1 ? "not do this" : "none of these"}.`.replace("may do not", "may not")
        : `${who} may do ${decisions.length - denied.length} of these ${decisions.length}.`;
  const longest = Math.max(...decisions.map(({ action }) => columnsOf(action)));
  const [yes, no] = unicode ? ["✓", "✗"] : ["yes", "no "];
  const many = new Set(decisions.map(({ resource }) => resource)).size > 1;
  return [
    ...sentence(headline, denied.length === 0 ? "good" : "bad", width),
    [],
    ...decisions.map((decision): Line => {
      const allowed = decision.effect === "allowed";
      return [
        piece(`  ${allowed ? yes : no} `, allowed ? "good" : "bad"),
        piece(padded(decision.action, longest + 2), "strong"),
        ...(many ? [piece(`${decision.resource}  `)] : []),
        piece(reasonOf(decision)),
      ];
    }),
    [],
    ...labelled("Asked", `IAM's policy simulator, for ${principal}`, width),
    ...contextLines(decisions, width),
  ];
}

/** Who said so: the strongest no first. IAM user guide, "Policy evaluation logic". */
function reasonOf({ effect, statements, allowedByBoundary, allowedByOrganization }: Decision): string {
  const policies = [...new Set(statements.map(({ policy }) => policy))].join(", ");
  switch (effect) {
    case "allowed":
      return policies === "" ? "" : `by ${policies}`;
    case "explicit-deny":
      return `a policy forbids it${policies === "" ? "" : `: ${policies}`}`;
    case "implicit-deny":
      if (allowedByOrganization === false) return "the organization's policies (SCP) do not allow it";
      return allowedByBoundary === false ? "the permissions boundary does not allow it" : "no policy allows it";
  }
}

/** A decision may hang on what the simulator was not told. */
function contextLines(decisions: readonly Decision[], width: number): readonly Line[] {
  const keys = [...new Set(decisions.flatMap(({ missingContext }) => missingContext))];
  return keys.length === 0
    ? []
    : labelled(
        "Note",
        `conditions ask for ${keys.join(", ")}, which the simulator was not told: the real call may end otherwise`,
        width,
      );
}

function keyLines(use: KeyUse | null, now: number, width: number): readonly Line[] {
  if (use === null) return [];
  const age = use.created === null ? "" : `made ${durationWords(now - Date.parse(use.created))} ago`;
  const last =
    use.lastUsed === null
      ? use.isLastUseKnown
        ? "never used as far as IAM knows"
        : "when it was last used may not be asked with it (iam:GetAccessKeyLastUsed)"
      : `last used ${durationWords(now - Date.parse(use.lastUsed))} ago${use.service === null ? "" : ` for ${use.service}`}${use.region === null ? "" : ` in ${use.region}`}`;
  return labelled("Key", [age, last].filter((part) => part !== "").join(", "), width);
}

const sentence = (text: string, style: Style, width: number): readonly Line[] =>
  wrapped(text, width).map((line) => [piece(line, style)]);

const labelled = (label: string, text: string, width: number): readonly Line[] =>
  wrapped(text, Math.max(24, width - LABEL)).map((line, index) => [
    piece((index === 0 ? label : "").padEnd(LABEL), "accent"),
    piece(line),
  ]);
