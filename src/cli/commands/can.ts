import { capture } from "../../capture/capture.ts";
import { chainOf } from "../../diagnose/chain-of.ts";
import { diagnose } from "../../diagnose/diagnose.ts";
import type { Diagnosis } from "../../model/diagnosis.ts";
import type { Caller, Outside } from "../../model/outside.ts";
import type { KeyUse, PermissionQuestion, Permissions } from "../../model/permission.ts";
import { PERMISSION_PRESETS, type PermissionPreset, isPreset } from "../../model/permission-presets.ts";
import { documentOf, renderJson } from "../../report/json.ts";
import { redactedText, sensitiveWords } from "../../report/redacted.ts";
import { type Line, piece, renderLines } from "../../report/screen.ts";
import { type PermissionsReport, renderPermissions } from "../../report/text/permissions.ts";
import { askingAws } from "../asking-aws.ts";
import { codeArguments } from "../code-arguments.ts";
import { type ExitCode, exitCodeOf } from "../exit-code.ts";
import type { Options } from "../options.ts";
import { terminalFor } from "../terminal.ts";
import { UsageError } from "../usage-error.ts";
import type { World } from "../world.ts";
import { rendered } from "./who.ts";

/** `awswho can ACTION…`: may the winner do this? IAM's own simulator is asked; nothing is done. */
export async function can(options: Options, world: World): Promise<ExitCode> {
  const terminal = await terminalFor(world, options);
  if (options.given.list === true) {
    world.stdout.write(options.json ? `${renderJson(PERMISSION_PRESETS)}\n` : renderLines(presetLines(), terminal));
    return 0;
  }
  const question = questionOf(options);
  const { diagnosis, answer } = await asked(question, options, world);
  if (answer === null) {
    world.stdout.write(await rendered(diagnosis, capture(world.machine), options, world));
    return Math.max(exitCodeOf(diagnosis), 4) as ExitCode;
  }
  const report: PermissionsReport = { diagnosis, ...answer };
  const text = options.json ? `${renderJson(documentFor(report))}\n` : renderPermissions(report, terminal);
  world.stdout.write(options.redact ? redactedText(text, sensitiveWords(diagnosis)) : text);
  return exitCodeFor(answer.permissions);
}

function exitCodeFor(permissions: Permissions): ExitCode {
  if (permissions.kind !== "decisions") return 5;
  return permissions.decisions.every(({ effect }) => effect === "allowed") ? 0 : 1;
}

function questionOf({ operands, given }: Options): PermissionQuestion {
  const presets = given.preset?.split(",") ?? [];
  const unknown = presets.find((name) => !isPreset(name));
  if (unknown !== undefined)
    throw new UsageError(`--preset ${unknown}: there are ${Object.keys(PERMISSION_PRESETS).join(", ")}`);
  const actions = [...operands, ...presets.flatMap((name) => PERMISSION_PRESETS[name as PermissionPreset])];
  if (actions.length === 0)
    throw new UsageError("can do what? awswho can s3:GetObject, or --preset s3; --list names the presets");
  // IAM API, SimulatePrincipalPolicy: "does not support using wildcards (*) in an action name".
  const pattern = actions.find((action) => /^[\w-]+:[\w*?]*[*?]/.test(action));
  if (pattern !== undefined)
    throw new UsageError(`${pattern}: the simulator takes no wildcards; name each action, such as s3:GetObject`);
  const odd = actions.find((action) => !/^[\w-]+:\w+$/.test(action));
  if (odd !== undefined) throw new UsageError(`${odd} is no action: write service:Action, such as s3:GetObject`);
  return { actions: [...new Set(actions)], resources: given.resource?.split(",") ?? ["*"] };
}

interface Answered {
  readonly permissions: Permissions;
  readonly keyUse: KeyUse | null;
}

/** Null: there is nobody to ask for: no credentials, or AWS does not know them. */
async function asked(
  question: PermissionQuestion,
  options: Options,
  world: World,
): Promise<{ readonly diagnosis: Diagnosis; readonly answer: Answered | null }> {
  const chain = await chainOf(options.sdk);
  const snapshot = capture(world.machine);
  const code = codeArguments(options, world);
  return askingAws({ snapshot, chain, code, options, world }, async (outside) => {
    const diagnosis = await diagnose(snapshot, { chain, code, outside });
    const caller = callerOf(diagnosis);
    if (caller === null || outside?.iam === undefined) return { diagnosis, answer: null };
    return { diagnosis, answer: await answered(caller, question, outside.iam, options.given["key-age"] === true) };
  });
}

async function answered(
  caller: Caller,
  question: PermissionQuestion,
  iam: NonNullable<Outside["iam"]>,
  keyAge: boolean,
): Promise<Answered> {
  const permissions = await iam.may(caller, question);
  return { permissions, keyUse: keyAge ? await iam.keyUse(caller) : null };
}

function callerOf({ resolution, identity }: Diagnosis): Caller | null {
  if (resolution.winner === null || identity?.kind !== "known") return null;
  return { credentials: resolution.winner.credentials, identity, connection: resolution.sts };
}

const documentFor = ({ diagnosis, permissions, keyUse }: PermissionsReport) => ({
  schemaVersion: 1 as const,
  identity: documentOf(diagnosis).identity,
  ...permissions,
  keyUse,
});

const presetLines = (): readonly Line[] =>
  Object.entries(PERMISSION_PRESETS).flatMap(([name, actions]) => [
    [piece(name, "strong")],
    ...actions.map((action): Line => [piece(`  ${action}`)]),
  ]);
