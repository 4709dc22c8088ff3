import { isJavaOptions } from "../model/java-options.ts";
import type { Snapshot } from "../model/snapshot.ts";

export type Variables = Snapshot["variables"];

/** By which word of its name an SDK finds a proxy: that of the URL's scheme (`https_proxy`), or one that it takes for all. */
export type ProxyWord = "scheme" | "http" | "all";

/** Where a request goes. */
export type WayOut =
  | { readonly kind: "direct" }
  /** By the variable that names it, or by its URL where code gives it. */
  | { readonly kind: "through"; readonly proxy: string }
  /** What the environment says of proxies cannot be read, so that no request is made. */
  | { readonly kind: "fails"; readonly message: string };

export const DIRECT: WayOut = { kind: "direct" };

/** How one HTTP client reads the variables. */
export type ReadProxy = (url: URL, variables: Variables, words: readonly ProxyWord[]) => WayOut;

/**
 * Which calls of an SDK go through which proxy of the environment, without anything in code. Seen in the lab with a proxy
 * at which nothing listens: a role, an SSO profile, an instance and a container, by each variable in turn (hand-proxy), and
 * every form of NO_PROXY (hand-no-proxy).
 */
export interface WaysOut {
  readonly aws: readonly ProxyWord[];
  readonly metadata: readonly ProxyWord[];
  readonly container: readonly ProxyWord[];
  readonly read: ReadProxy;
}

/** JavaScript v2 and v3 know a proxy only from code: an agent in `httpOptions`, or in the request handler. */
export const PAST_ANY_PROXY: WaysOut = { aws: [], metadata: [], container: [], read: () => DIRECT };

interface Reading {
  /** Of a variable's spellings the one that is read, given its name in lower case; null: it names none. */
  readonly variable: (variables: Variables, name: string) => string | null;
  readonly isExempt: (url: URL, variables: Variables) => boolean;
  /** Why NO_PROXY cannot be read, so that no request is made; left out: whatever it says can. */
  readonly fault?: (url: URL, variables: Variables) => string | null;
}

/** A host left out is asked directly, all others through the proxy of the first word that names one. */
export const readProxy =
  ({ variable, isExempt, fault }: Reading): ReadProxy =>
  (url, variables, words) => {
    for (const word of words) {
      const name = variable(variables, `${word === "scheme" ? url.protocol.slice(0, -1) : word}_proxy`);
      if (name === null) continue;
      const message = fault?.(url, variables) ?? null;
      if (message !== null) return { kind: "fails", message };
      return isExempt(url, variables) ? DIRECT : { kind: "through", proxy: name };
    }
    return DIRECT;
  };

export const upperFirst = (name: string): readonly string[] => [name.toUpperCase(), name];
export const lowerFirst = (name: string): readonly string[] => [name, name.toUpperCase()];

export const textOf = (variables: Variables, name: string): string | null => {
  const value = variables.get(name);
  return typeof value === "string" ? value : null;
};

/** The first of these that holds something: `filled` says what counts. */
export const firstFilled = (
  variables: Variables,
  names: readonly string[],
  filled: (value: string) => boolean,
): string | null => names.find((name) => filled(textOf(variables, name) ?? "")) ?? null;

/** The first of these that is set: an empty one hides those after it. */
export const firstSet = (variables: Variables, names: readonly string[]): string | null =>
  names.find((name) => textOf(variables, name) !== null) ?? null;

export const portOf = (url: URL): number => Number(url.port || (url.protocol === "https:" ? 443 : 80));

/** The entries of a list between commas. */
export const entriesOf = (list: string): readonly string[] =>
  list
    .split(",")
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "");

const answers = new WeakMap<Snapshot["variables"], boolean>();

/** Most machines name none: their ten thousand profiles ask ten thousand questions. */
export function namesProxy({ variables }: Snapshot): boolean {
  const found = answers.get(variables) ?? [...variables.keys()].some(mayNameProxy);
  answers.set(variables, found);
  return found;
}

const mayNameProxy = (name: string): boolean => /(?:^|_)proxy$/i.test(name) || isJavaOptions(name);
