import type { AssignedAccount, Assignments } from "../model/assignments.ts";
import type { SsoRoleQuestion } from "../model/question.ts";
import { unseal } from "../vault/secret.ts";
import { type AwsAnswer, awsCall } from "./aws-call.ts";
import { portalCall } from "./portal-call.ts";
import type { Calls } from "./open-calls.ts";
import type { SdkCall } from "./sdk-client-config.ts";

/** More than a screen can show is not asked for. Pages of 100. */
const PAGES = 5;

interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextToken: string | undefined;
}

/**
 * Which roles the portal lends in the account of a role that it refused, by the token of that very request, at the same
 * place. An account that is not the person's own is refused as its roles are: then the accounts are asked for.
 */
export async function ssoAssignments(question: SsoRoleQuestion, calls: Calls): Promise<Assignments> {
  const accessToken = unseal(question.accessToken);
  const { accountId } = question;
  const roles = await pages(question, calls, async (sdk, nextToken) => {
    const { listAccountRoles } = await import("./sso-client.ts");
    const { roleList, nextToken: next } = await listAccountRoles(sdk, { accessToken, accountId, nextToken });
    return { items: (roleList ?? []).flatMap(({ roleName }) => roleName ?? []), nextToken: next };
  });
  if (roles.kind === "failure" && !isNotOwn(roles.failure.code)) return { kind: "failure", failure: roles.failure };
  const names = roles.kind === "failure" ? [] : roles.output;
  if (names.length > 0) return { kind: "told", roles: names, accounts: null };
  const accounts = await pages<AssignedAccount>(question, calls, async (sdk, nextToken) => {
    const { listAccounts } = await import("./sso-client.ts");
    const { accountList, nextToken: next } = await listAccounts(sdk, { accessToken, nextToken });
    return {
      items: (accountList ?? []).flatMap((one) =>
        one.accountId === undefined ? [] : [{ id: one.accountId, name: one.accountName ?? null }],
      ),
      nextToken: next,
    };
  });
  return { kind: "told", roles: [], accounts: accounts.kind === "output" ? accounts.output : null };
}

const isNotOwn = (code: string | null): boolean =>
  code === "ForbiddenException" || code === "ResourceNotFoundException" || code === "AccessDeniedException";

async function pages<Item>(
  question: SsoRoleQuestion,
  calls: Calls,
  page: (sdk: SdkCall, nextToken: string | undefined) => Promise<Page<Item>>,
): Promise<AwsAnswer<readonly Item[]>> {
  const all: Item[] = [];
  let nextToken: string | undefined;
  for (let count = 1; ; count += 1) {
    const answer: AwsAnswer<Page<Item>> = await awsCall(calls, portalCall(question, calls), (sdk) =>
      page(sdk, nextToken),
    );
    if (answer.kind === "failure") return answer;
    all.push(...answer.output.items);
    nextToken = answer.output.nextToken;
    if (nextToken === undefined || count === PAGES) return { ...answer, output: all };
  }
}
