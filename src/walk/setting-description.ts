import type { SourceId } from "../model/sdk.ts";

/** What a name is for: a source, or what stands around the sources. */
export type SettingUse = SourceId | "profile" | "files" | "region" | "client";

/** One variable or one key of a file, for someone who has never met it. Who reads it is not told here: it is observed. */
export interface SettingDescription {
  readonly says: string;
  readonly of: readonly SettingUse[];
  /** The words it may hold, where they are few; each SDK's page has its own way with others. */
  readonly words?: string;
  readonly related?: readonly string[];
}

/** The names that one SDK looks up, by the place of its page where they matter. */
export type NamesByPlace = Readonly<Partial<Record<SettingUse, readonly string[]>>>;
