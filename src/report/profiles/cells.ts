import { shortKeyId } from "../../advice/actor-of.ts";
import { durationWords } from "../../advice/duration-words.ts";
import type { Account } from "../../model/resolution.ts";
import type { CredentialMethod, ProfileList, ProfileRow } from "../../model/profile-list.ts";

/** How a profile gets credentials, in a few words. */
export function methodWords({ method, via, accessKeyId }: ProfileRow): string {
  const words = METHOD_WORDS[method];
  if (method === "role") return via === null ? words : `${words} via ${via}`;
  const isKeys = method === "keys" || method === "temporary-keys";
  return isKeys && accessKeyId !== null && accessKeyId !== "" ? `${words} ${shortKeyId(accessKeyId)}` : words;
}

const METHOD_WORDS = {
  keys: "keys",
  "temporary-keys": "temporary keys",
  role: "role",
  sso: "SSO",
  login: "aws login",
  process: "process",
  "web-identity": "web identity",
  container: "container",
  instance: "instance",
  other: "not the profile's",
  nothing: "nothing",
} as const satisfies Record<CredentialMethod, string>;

export const KNOWN_WORDS = {
  "key-id": "key id",
  arn: "ARN",
  setting: "setting",
  sts: "STS",
} as const satisfies Record<Account["known"], string>;

/** "in 42 min", "3 h ago"; what is no date stands as it is written. */
export function expiryWords({ expiration }: ProfileRow, now: number): string {
  if (expiration === null) return "";
  if (expiration.at === null) return expiration.text;
  return expiration.at > now ? `in ${durationWords(expiration.at - now)}` : `${durationWords(now - expiration.at)} ago`;
}

export const problemWords = ({ problems }: ProfileRow): string => problems.map(({ words }) => words).join("; ");

/** Who STS says the profile is. */
export const arnOf = ({ identity }: ProfileRow): string => (identity?.kind === "known" ? identity.arn : "");

/** One profile as plain cells: what a filter looks through, and what the tables of other programs are made of. */
export const CELLS = [
  ["profile", (row) => row.name],
  ["credentials", methodWords],
  ["account", (row) => row.account?.id ?? ""],
  ["account known by", (row) => (row.account === null ? "" : KNOWN_WORDS[row.account.known])],
  ["role", (row) => row.role ?? ""],
  ["region", (row) => row.region.name ?? ""],
  ["expires", (row) => row.expiration?.text ?? ""],
  ["arn", arnOf],
  ["problems", problemWords],
] as const satisfies readonly (readonly [string, (row: ProfileRow) => string])[];

/** Only profiles in whose row a text stands, whatever its case. */
export const filtered = (list: ProfileList, text: string): ProfileList => ({
  ...list,
  profiles: list.profiles.filter((row) => isWanted(row, text)),
});

export function isWanted(row: ProfileRow, text: string): boolean {
  const wanted = text.toLowerCase();
  return CELLS.some(([, cell]) => cell(row).toLowerCase().includes(wanted));
}

export const SORT_FIELDS = ["name", "account", "source", "region", "expiry"] as const;
export type SortField = (typeof SORT_FIELDS)[number];

/** By a field, and by name where that is equal; what has none comes last. */
export function sorted(list: ProfileList, field: SortField): ProfileList {
  if (field === "name") return list;
  const key = SORT_KEYS[field];
  const profiles = list.profiles.map((row) => ({ row, key: key(row) }));
  // A stable sort: the list stands by name already.
  profiles.sort((a, b) => compared(a.key, b.key));
  return { ...list, profiles: profiles.map(({ row }) => row) };
}

type SortKey = string | number | null;

const SORT_KEYS: Readonly<Record<Exclude<SortField, "name">, (row: ProfileRow) => SortKey>> = {
  account: (row) => row.account?.id ?? null,
  source: (row) => (row.method === "nothing" ? null : methodWords(row)),
  region: (row) => row.region.name,
  expiry: (row) => row.expiration?.at ?? null,
};

function compared(a: SortKey, b: SortKey): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? 1 : -1;
  return a < b ? -1 : 1;
}
