import { comesFromProfile } from "../../advice/actor-of.ts";
import type { Diagnosis } from "../../model/diagnosis.ts";
import type { Place } from "../../model/place.ts";
import type { PlanNode, Winner } from "../../model/resolution.ts";
import type { Style } from "../screen.ts";
import { placeWords, whoWords } from "./words.ts";

export interface Headline {
  readonly text: string;
  readonly style: Style;
}

/** The answer in a sentence that a newcomer understands. */
export function headlineOf(diagnosis: Diagnosis): Headline {
  const { resolution, findings } = diagnosis;
  const sdk = resolution.sdk.id;
  switch (resolution.outcome) {
    case "credentials":
      return withCredentials(diagnosis);
    case "none":
      return { text: `${sdk} finds no credentials here. ${findings[0]?.message ?? ""}`, style: "bad" };
    case "error":
      return {
        text: `${sdk} stops here. ${findings.find(({ severity }) => severity === "error")?.message ?? resolution.error?.message ?? ""}`,
        style: "bad",
      };
    case "unknown":
      return { text: `Cannot tell who ${sdk} is here. ${unknownBecause(diagnosis)}`, style: "warn" };
  }
}

function unknownBecause({ resolution }: Diagnosis): string {
  if (resolution.error?.kind === "not-read") return `${resolution.error.message}.`;
  if (resolution.assumed.some(({ because }) => because === "mfa"))
    return "The role needs an MFA code, which only the program itself can ask for.";
  return "The answer did not come in time: try again, or with --timeout.";
}

function withCredentials(diagnosis: Diagnosis): Headline {
  const { resolution, identity, place, findings } = diagnosis;
  const winner = resolution.winner as Winner;
  const who = whoWords(diagnosis);
  const sdk = resolution.sdk.id;
  const how = throughWords(diagnosis, winner);
  if (resolution.clientError !== null)
    return {
      text: `${sdk} here has credentials (${who}) but cannot make a client${resolution.clientError.kind === "region-missing" ? " without a region" : ""}: ${resolution.clientError.type}.`,
      style: "bad",
    };
  if (identity?.kind === "refused")
    return {
      text: `${sdk} here uses ${keysWords(how, who)}. ${refusedBecause(diagnosis)}`,
      style: "bad",
    };
  const fault = findings.find(({ rule }) => rule === "keys-not-whole");
  if (fault !== undefined)
    return { text: `${sdk} here uses ${keysWords(how, who)}, and they cannot work. ${fault.message}`, style: "bad" };
  const passedOver =
    resolution.profile.binding !== "default" &&
    !comesFromProfile(winner.source, winner.holding) &&
    !wrapperDidIt(diagnosis);
  if (passedOver && resolution.profile.exists)
    return { text: `${sdk} here acts as ${who}, not as profile ${resolution.profile.name}.`, style: "warn" };
  const verb = winner.credentials.accessKeyId === null && identity?.kind !== "known" ? "would act" : "acts";
  return { text: `${PLACES[place]}${sdk} ${verb} as ${who}${how}.`, style: "good" };
}

/** ", with the keys of …" turned into what is used, and refused. */
function keysWords(how: string, who: string): string {
  const used = how.startsWith(", with ") ? how.slice(", with ".length) : null;
  const named = used?.endsWith(")") === true ? `${used.slice(0, -1)}, ${who})` : `${used} (${who})`;
  if (used !== null) return `${named}, and AWS refuses ${used.startsWith("a ") ? "it" : "them"}`;
  return who.startsWith("key ") ? `${who}${how}, and AWS refuses it` : `the keys of ${who}${how}, and AWS refuses them`;
}

const refusedBecause = ({ findings }: Diagnosis): string =>
  findings.find(({ rule }) => rule === "refused-by-aws")?.message ?? "";

const wrapperDidIt = ({ wrapper, resolution }: Diagnosis): boolean =>
  wrapper !== null && wrapper.profile === resolution.profile.name && resolution.winner?.source === "environment";

const PLACES: Readonly<Record<Place, string>> = {
  lambda: "In this Lambda function, ",
  codebuild: "In this CodeBuild build, ",
  cloudshell: "In this CloudShell, ",
  "github-actions": "In this GitHub Actions job, ",
  ecs: "In this ECS task, ",
  eks: "In this Kubernetes pod, ",
  codespaces: "In this codespace, ",
  "dev-container": "In this dev container, ",
  wsl: "In this WSL system, ",
  ci: "In this CI job, ",
  machine: "Here ",
};

/** How the winner came to its keys: the half-sentence behind "acts as". */
function throughWords(diagnosis: Diagnosis, { source, holding }: Winner): string {
  const { home, place, resolution } = diagnosis;
  const profile = resolution.profile.name;
  const where = placeWords(holding.provenance.accessKeyId, home);
  switch (source) {
    case "explicit":
      return ", with the keys given to client() in code";
    case "session":
      return ", with the keys given to Session() in code";
    case "environment":
      return exportedWords(diagnosis);
    case "shared-credentials":
    case "shared-config":
      return `, with the keys of profile ${profile} (${where})`;
    case "assume-role":
      return `, a role that profile ${profile} assumes${fromWords(holding.plan)} (${where})`;
    case "web-identity":
      return place === "eks"
        ? ", with the pod's service account token (IRSA)"
        : place === "github-actions"
          ? ", with the job's OIDC token"
          : `, with a web identity token (${where})`;
    case "sso":
      return `, signed in through SSO (profile ${profile})`;
    case "login":
      return `, signed in with aws login (profile ${profile})`;
    case "process":
      return `, with keys from the credential process of profile ${profile} (${where})`;
    case "boto2-config":
      return `, with the keys of a boto config file (${where})`;
    case "aws-credential-file":
      return `, with the keys of the file that AWS_CREDENTIAL_FILE names (${where})`;
    case "container":
      return containerWords(place, holding.plan);
    case "instance-metadata":
      return instanceWords(holding.plan);
  }
}

function exportedWords({ wrapper, place }: Diagnosis): string {
  if (wrapper !== null) {
    const profile = wrapper.profile === null ? "" : ` for profile ${wrapper.profile}`;
    return `, with temporary keys that ${wrapper.name} exported${profile}`;
  }
  if (place === "lambda") return ", with the keys Lambda exports for the function's role";
  if (place === "github-actions") return ", with keys that an earlier step exported";
  return ", with the keys exported in this shell";
}

function fromWords(plan: readonly PlanNode[]): string {
  const base = plan[0];
  const hops = plan.filter(({ kind }) => kind === "assume-role").length;
  const through = hops > 1 ? ` in ${hops} steps` : "";
  if (base?.kind === "static" && base.provenance.kind === "file" && base.provenance.section !== null)
    return `${through} from the keys of [${base.provenance.section}]`;
  if (base?.kind === "static") return `${through} from exported keys`;
  if (base?.kind === "sso") return `${through} after signing in through SSO`;
  if (base?.kind === "instance-metadata") return `${through} from the instance's role`;
  return through;
}

function containerWords(place: Place, plan: readonly PlanNode[]): string {
  const base = plan[0];
  const url = base?.kind === "container" ? base.url : "";
  if (/169\.254\.170\.23|fd00:ec2::23/.test(url)) return ", through EKS Pod Identity";
  if (place === "codebuild") return ", by the role of the build project";
  if (place === "cloudshell") return ", who is signed in to the console";
  if (/169\.254\.170\.2\//.test(url)) return ", by the role of the task";
  return ", by the role of the container";
}

function instanceWords(plan: readonly PlanNode[]): string {
  const base = plan[0];
  const role = base?.kind === "instance-metadata" ? base.role : null;
  return role === null ? ", by the role of this EC2 instance" : `, by the role of this EC2 instance (${role})`;
}
