/** What was typed cannot be meant: exit code 2, one line, and where the help is. */
export class UsageError extends Error {
  readonly code = "USAGE";
}
