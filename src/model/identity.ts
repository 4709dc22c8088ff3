import type { Failure } from "./question.ts";

/** Who AWS says the credentials are. */
export type Identity =
  | {
      readonly kind: "known";
      readonly account: string;
      readonly arn: string;
      readonly userId: string;
      readonly principal: Principal;
      readonly asked: AskedSts;
    }
  /** AWS answered, and said no. */
  | { readonly kind: "refused"; readonly failure: Failure; readonly asked: AskedSts }
  /** AWS was not heard: no network, no time, or nothing to ask with. */
  | { readonly kind: "unavailable"; readonly why: string; readonly failure: Failure | null };

export interface AskedSts {
  readonly url: string;
  /** Milliseconds from the request to the whole answer. */
  readonly latency: number;
  /** Seconds by which this machine is ahead of the answer's Date; null: the answer had none. */
  readonly clockSkew: number | null;
}

/** An ARN taken apart for people. */
export type Principal =
  | { readonly type: "root"; readonly partition: string }
  | { readonly type: "user"; readonly partition: string; readonly name: string }
  | {
      readonly type: "assumed-role";
      readonly partition: string;
      readonly role: string;
      readonly session: string;
      /** The permission set, where the role is one that IAM Identity Center made. */
      readonly permissionSet: string | null;
    }
  | { readonly type: "federated-user"; readonly partition: string; readonly name: string }
  | { readonly type: "other"; readonly partition: string; readonly resource: string };
