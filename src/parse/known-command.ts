import type { Given as GivenInCode } from "../model/code-site.ts";
import type { CodeKeys } from "../model/code-keys.ts";
import type { Provenance } from "../model/provenance.ts";
import type { SdkId } from "../model/sdk.ts";
import type { Snapshot } from "../model/snapshot.ts";
import type { OptionSettings } from "./code-sites/shell/command-options.ts";
import type { TerraformRun } from "./commands/terraform/terraform-run.ts";
import type { CommandWord } from "./code-sites/shell/command-word.ts";

/** A command whose SDK is known: one family of names, one file in `commands`. */
export interface KnownCommand {
  readonly names: readonly [string, ...string[]];
  /** What `npx`, `uvx` and `pipx run` call it by, where that is another name. */
  readonly packages?: readonly string[];
  /** What `python -m` calls it by. */
  readonly modules?: readonly string[];
  /** Those that it may be made with, the likeliest first; none: it has a way of its own. */
  readonly sdks: readonly SdkId[];
  /** Whose call `scan` takes its line for. Left out: an interpreter or a build tool, which itself asks AWS for nothing. */
  readonly site?: SdkId;
  /** What it is documented by, or the record that shows it. "read, not run": of its source alone. */
  readonly evidence: string;
  /** Its own options that choose who acts, short ones too. */
  readonly options?: OptionSettings;
  /** Python's argparse takes `--prof` for `--profile`. */
  readonly abbreviates?: true;
  /** `awsume dev`: its first word is a profile, not a verb. */
  readonly firstWord?: "profile";
  /** What its words give beside its options. */
  readonly gives?: (words: readonly CommandWord[]) => readonly GivenInCode[];
  /** What it gives its SDK by its own variables and files, where no option says it. */
  readonly chooses?: (run: CommandRun) => CommandChooses;
  /** Why what it starts is somebody else; null: this time it is not. */
  readonly changes?: (words: readonly string[]) => string | null;
}

export interface CommandChooses extends CommandGives {
  /** Those that act this time, where its words decide. */
  readonly sdks?: readonly SdkId[];
}

/** A command as it is about to be started here. */
export interface CommandRun {
  /** All behind its name. */
  readonly words: readonly string[];
  readonly snapshot: Snapshot;
  /** By its options. */
  readonly given: Chosen;
}

export interface Chosen {
  readonly profile: ChosenValue | null;
  readonly region: ChosenValue | null;
}

/** Given to the SDK, as a program would in code. */
export interface CommandGives extends Chosen {
  /** The variables that it asks for a profile, in place of the SDK's own. */
  readonly profileVariables?: readonly string[];
  /** It asks a session without that profile for the region first. */
  readonly regionFirst?: boolean;
  /** Serverless's `--stage`. */
  readonly stage?: string;
  /** Go v1's config file is read, whatever AWS_SDK_LOAD_CONFIG says. */
  readonly loadsConfig?: true;
  /** Keys that it takes from elsewhere than its SDK would. */
  readonly keys?: CodeKeys;
  /** Terraform's; a command that asks nobody for anything opens nothing. */
  readonly terraform?: TerraformRun;
  /** Why it is not to be started: it stops before it asks AWS for anything, or only a run can tell who it will be. */
  readonly refuses?: string;
}

export interface ChosenValue {
  readonly text: string;
  readonly provenance: Provenance;
}
