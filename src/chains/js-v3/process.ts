import { UNKNOWN_CREDENTIALS } from "../../walk/unknown-credentials.ts";
import type { Provenance } from "../../model/provenance.ts";
import type { Answer, SigningCredentials } from "../../model/question.ts";
import type { Setting } from "../../model/settings.ts";
import { javascriptTime } from "../../parse/javascript-time.ts";
import { shellProgram } from "../../parse/shell-program.ts";
import type { Found, StepResult } from "../../walk/chain.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { passedOn, thrown } from "./errors.ts";
import { askedAtOnce, exchanged } from "./exchanged.ts";
import { kindOf } from "./profile-kind.ts";
import { type JsV3Session, chosenProfile, textSetting } from "./session.ts";
import type { Profile } from "./shared-files.ts";
import { secretOf } from "../../walk/setting-value.ts";

/** `credential_process` in the chosen profile, as fromIni runs it. */
export function* profileProcess(session: JsV3Session): Walk<StepResult> {
  const profile = chosenProfile(session);
  if (profile === null || kindOf(profile) !== "process")
    return { kind: "absent", why: `fromIni runs no credential_process of profile ${session.profileName}` };
  return yield* askedAtOnce(processSource(session, profile));
}

/** fromProcess, the chain's next link: it runs the process whatever else is in the profile, a second time if it failed. */
export function* processAgain(session: JsV3Session): Walk<StepResult> {
  const profile = chosenProfile(session);
  if (profile?.setting("credential_process") == null)
    return { kind: "absent", why: `no credential_process in profile ${session.profileName}` };
  return yield* askedAtOnce(processSource(session, profile));
}

export function processSource(session: JsV3Session, profile: Profile): Found {
  const command = profile.setting("credential_process") as Setting;
  const where = command.provenance;
  const shell = secretOf(command);
  const program = shellProgram(shell);
  const accountId = textSetting(profile, "aws_account_id")?.text ?? null;
  return exchanged({
    why: `profile ${profile.name} runs ${program}`,
    where,
    plan: [{ kind: "process", program, provenance: where }],
    account: null,
    triggers: [where],
    *freeze() {
      const answer = yield { kind: "process", shell, argv: [], program };
      const credentials = yield* printed(session, profile.name, answer, where);
      return { ...credentials, accountId: credentials.accountId ?? accountId };
    },
  });
}

/** getValidatedProcessCredentials; whatever is wrong with it, the next link is tried. */
function* printed(session: JsV3Session, profile: string, answer: Answer, where: Provenance): Walk<SigningCredentials> {
  const failed = (message: string) => passedOn({ kind: "process-failed", message, where });
  const said = `Profile ${profile} credential_process`;
  switch (answer.kind) {
    case "credentials": {
      const { expiration } = answer.credentials;
      // `new Date(1893456000)` is a day of 1970, and so is that of true (goldens of `hand-process`).
      const isNumber = ["number", "boolean"].includes(answer.kinds?.["Expiration"] ?? "");
      if (
        isNumber ||
        (expiration !== null && javascriptTime(expiration, session.snapshot.timeZone()) < session.snapshot.now)
      )
        return yield* raise(failed(`${said} returned expired credentials.`));
      return answer.credentials;
    }
    case "assumed":
      return UNKNOWN_CREDENTIALS;
    case "incomplete":
      // What is there and no text is only found out by whoever asked for credentials.
      if (answer.version === null && answer.missing.every((name) => answer.kinds?.[name] !== undefined))
        return yield* raise(
          thrown("Error", { kind: "process-failed", message: "Resolved credential object is not valid", where }),
        );
      return yield* raise(
        failed(answer.version === null ? `${said} returned invalid credentials.` : `${said} did not return Version 1.`),
      );
    case "failure":
      return yield* raise(
        failed(
          answer.failure.kind === "bad-answer"
            ? `${said} returned invalid JSON.`
            : `Command failed: ${answer.failure.message}`,
        ),
      );
    case "token":
    case "text":
      throw new Error(`process answered with ${answer.kind}`);
  }
}
