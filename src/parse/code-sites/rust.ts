import type { CodeSite } from "../../model/code-site.ts";
import { rusotoSite } from "./rust/rusoto-sites.ts";
import { environmentSite, sdkSite } from "./rust/sdk-sites.ts";
import { Source } from "./rust/source.ts";
import type { TreeReader } from "./site-reader.ts";
import type { SyntaxNode } from "./syntax-node.ts";
import { VARIABLE_SIGN } from "./values/variable-setting.ts";

const SDK = /\baws_(?:config|types|credential_types|sdk_\w+)\b/;

/** Rust: the AWS SDK and Rusoto, and the variables that a program sets. */
export const rust = {
  language: "rust",
  isOne: (path) => path.endsWith(".rs"),
  words: ["aws_", "rusoto", "AWS_"],
  signs: [
    [SDK, /\bClient\b/, /::\s*(?:new|from_conf)\b/],
    [SDK, /\b(?:(?:Sdk)?Config|Builder|ConfigLoader)\b/, /::\s*(?:builder|new|default|from)\b/],
    [/\baws_config\b/, /\b(?:load_)?(?:defaults|from_env)\b/],
    [SDK, /(?:Credentials|Provider|Chain)\b/, /::\s*(?:new|from_keys|builder|first_try|default)\b/],
    [/\brusoto_/, /(?:Client|StaticProvider)\b/, /::\s*new/],
    [VARIABLE_SIGN, /\bset_var\b|\.\s*env\b/],
  ],
  grammarOf: () => "rust",
  sitesOf,
} satisfies TreeReader;

function sitesOf(root: SyntaxNode): readonly CodeSite[] {
  const source = new Source(root);
  const namesVariables = root.text.includes("AWS_");
  return source.outline.calls.flatMap((call) => {
    const called = call.node.childForFieldName("function");
    // A method's call has no path.
    const path = called === null || called.type === "field_expression" ? [] : source.pathOf(called);
    const site =
      (path.length > 0 ? (sdkSite(source, call, path) ?? rusotoSite(source, call, path)) : null) ??
      (namesVariables ? environmentSite(source, call, path) : null);
    return site === null ? [] : [site];
  });
}
