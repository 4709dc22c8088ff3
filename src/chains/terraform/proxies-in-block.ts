import type { ProviderBlock } from "../../model/provider-block.ts";
import type { CodeArguments } from "../../walk/chain.ts";
import { DIRECT, type ReadProxy, type Variables, type WaysOut, textOf } from "../../walk/ways-out.ts";
import { asNetHttp, filledVariable, isLeftOut } from "../go/as-net-http.ts";

const ARGUMENTS: ReadonlySet<string> = new Set(["http_proxy", "https_proxy", "no_proxy"]);

/**
 * The block's proxies, for whatever is asked (aws-sdk-go-base 2.0.0-beta.74, HTTPTransportOptions, in the provider's legacy
 * mode): each in place of its variable, and `http_proxy` for https too, where nothing else names one. An empty one switches
 * it off; an empty `no_proxy` is none.
 */
export function proxiesInBlock({ block = [] }: CodeArguments): WaysOut | null {
  return block.some(({ path: [name = ""] }) => ARGUMENTS.has(name)) ? { ...asNetHttp, read: readBy(block) } : null;
}

const readBy =
  (block: ProviderBlock): ReadProxy =>
  (url, variables) => {
    const proxy = url.protocol === "https:" ? httpsProxy(block, variables) : httpProxy(block, variables);
    if (proxy === null || isLeftOut(url, hostsPast(block, variables))) return DIRECT;
    return { kind: "through", proxy };
  };

const httpProxy = (block: ProviderBlock, variables: Variables): string | null =>
  given(block, "http_proxy", () => filledVariable(variables, "http_proxy"));

const httpsProxy = (block: ProviderBlock, variables: Variables): string | null =>
  given(block, "https_proxy", () => filledVariable(variables, "https_proxy") ?? given(block, "http_proxy", () => null));

function hostsPast(block: ProviderBlock, variables: Variables): string {
  const list = textIn(block, "no_proxy") ?? "";
  return list !== "" ? list : (textOf(variables, filledVariable(variables, "no_proxy") ?? "") ?? "");
}

/** The argument's URL; null: it is empty. `otherwise`: it is not given. */
function given(block: ProviderBlock, name: string, otherwise: () => string | null): string | null {
  const text = textIn(block, name);
  if (text === null) return otherwise();
  return text === "" ? null : withScheme(text);
}

function textIn(block: ProviderBlock, name: string): string | null {
  const value = block.find(({ path }) => path[0] === name)?.value;
  return typeof value === "string" ? value : null;
}

/** Without user and password: what is asked may be shown and kept. */
const withScheme = (text: string): string =>
  (text.includes("://") ? text : `http://${text}`).replace(/:\/\/[^/@]*@/, "://");
