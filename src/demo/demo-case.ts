import type { AwsFacts } from "./aws/aws-facts.ts";

/** One worked situation: a machine, the AWS behind it, and what a newcomer needs to know. */
export interface DemoCase {
  readonly name: string;
  /** One line, for the list. */
  readonly title: string;
  /** Two sentences. */
  readonly story: string;
  /** What is typed there; left out: `awswho`. */
  readonly command?: "compare";
  /** The machine at a moment (milliseconds since 1970): what expires must do so as seen from now. */
  machineAt(now: number): CaseMachine;
}

export interface CaseMachine {
  /** Full path; also the system's idea of the home folder. */
  readonly home: string;
  /** Without HOME. */
  readonly environment: Readonly<Record<string, string>>;
  /** Text by full path. */
  readonly files: Readonly<Record<string, string>>;
  readonly aws: AwsFacts;
}
