import type { Failure } from "./question.ts";

/** What an SSO portal lends to the one who signed in: ListAccountRoles of one account, and ListAccounts where there is none. */
export type Assignments =
  | {
      readonly kind: "told";
      /** Names of the roles in the account that was asked about. */
      readonly roles: readonly string[];
      /** Where there are no such roles: the accounts in which there are some. Null: not asked, or not told. */
      readonly accounts: readonly AssignedAccount[] | null;
    }
  | { readonly kind: "failure"; readonly failure: Failure };

export interface AssignedAccount {
  readonly id: string;
  readonly name: string | null;
}
