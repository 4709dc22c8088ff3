import {
  type Variables,
  type WaysOut,
  entriesOf,
  firstFilled,
  firstSet,
  lowerFirst,
  readProxy,
  textOf,
} from "../../walk/ways-out.ts";

/** By HttpEnvironmentProxy of .NET 8, whatever is asked. */
export const asHttpEnvironmentProxy: WaysOut = {
  aws: ["scheme", "all"],
  metadata: ["scheme", "all"],
  container: ["scheme", "all"],
  read: readProxy({
    variable: (variables, name) => firstFilled(variables, namesOf(variables, name), isProxy),
    isExempt: (url, variables) => {
      const name = firstSet(variables, lowerFirst("no_proxy"));
      return entriesOf(textOf(variables, name ?? "") ?? "").some((entry) => leavesOut(entry, url.hostname));
    },
  }),
};

/** HTTP_PROXY could be a header that a CGI program was sent. */
const namesOf = (variables: Variables, name: string): readonly string[] =>
  name === "http_proxy" && variables.get("GATEWAY_INTERFACE") !== undefined ? [name] : lowerFirst(name);

/** A scheme alone is no proxy (golden `odd-00175`). */
const isProxy = (value: string): boolean => /^(?![a-z][a-z0-9+.-]*:\/\/(?:\/|$))\S+$/i.test(value);

/** A name by itself, or all that end so behind a dot; no star, no range, no port. */
function leavesOut(entry: string, host: string): boolean {
  const wanted = entry.toLowerCase();
  if (!wanted.startsWith(".")) return host === wanted;
  return host.endsWith(wanted) || host === wanted.slice(1);
}
