/** What an SDK's documentation page says beside the order of its sources, in the order of the page. */
export const DOCUMENTATION_TOPICS = [
  "profile",
  "files",
  "environment",
  "insideProfile",
  "failure",
  "region",
  "dialect",
  "container",
  "metadata",
] as const;

export type DocumentationTopic = (typeof DOCUMENTATION_TOPICS)[number];

/** A topic each, in a few short sentences. What two SDKs do alike is said in the same words: pages are compared. */
export interface ChainDocumentation {
  /** How it is chosen, the variables in their order, what a missing one does. */
  readonly profile: string;
  /** Which files, which variables name them, which wins where both have the profile. */
  readonly files: string;
  /** The key, secret and token names that are read, aliases, half pairs. */
  readonly environment: string;
  /** Which kind of setting wins inside one profile. */
  readonly insideProfile: string;
  /** What stops, what is passed over. */
  readonly failure: string;
  /** Its order, and whether the metadata service is asked. */
  readonly region: string;
  /** The telling rules of its INI reading. */
  readonly dialect: string;
  /** Which variable goes first, which hosts may be called. */
  readonly container: string;
  /** Which words switch the instance metadata service off. */
  readonly metadata: string;
}
