import type { CodeSite } from "../../model/code-site.ts";
import { environmentAssignment, environmentCall } from "./ruby/environment-sites.ts";
import { credentialsAssigned, otherClient } from "./ruby/other-sites.ts";
import { configAssignment, configCall, sdkSite } from "./ruby/sdk-sites.ts";
import { Source } from "./ruby/source.ts";
import { constantOf, receiverOf } from "./ruby/words.ts";
import type { TreeReader } from "./site-reader.ts";
import type { SyntaxNode } from "./syntax-node.ts";
import { VARIABLE_SIGN } from "./values/variable-setting.ts";

/** Ruby: the SDK 3, the SDK 1 and fog, and the variables that a program sets. */
export const ruby = {
  language: "ruby",
  isOne: (path) =>
    /\.(?:rb|rake|ru|gemspec|thor)$/.test(path) || /(?:^|\/)(?:Rakefile|Capfile|Vagrantfile|Thorfile)$/.test(path),
  words: ["Aws", "AWS", "aws_credentials"],
  signs: [
    // Of the SDK 3, whose modules may stand around it; of the SDK 1; of fog.
    [
      /\b(?:AsyncClient|Bucket|Client|Instance|Object|Presigner|Queue(?:Poller)?|Resource|Table|Topic|TransferManager)\s*(?:&?\.|::)\s*new\b/,
    ],
    [/(?:AuthTokenGenerator|Credentials|CredentialProviderChain)\s*(?:&?\.|::)\s*new\b/],
    [/\b(?:AWS|Fog)\s*::[\w\s:]*(?:&?\.|::)\s*new\b/],
    [/\bA(?:ws|WS)\s*(?:&?\.|::)\s*config\b/],
    [/(?:aws|fog)_credentials/],
    [VARIABLE_SIGN, /\bENV\s*\[[^\]]*\]\s*(?:\|\||&&|<<|>>|\*\*|[-+*/%&|^])?=(?![=~>])/],
    [VARIABLE_SIGN, /\bENV\s*(?:&?\.|::)\s*(?:update|merge!|replace)|\b(?:system|spawn|exec|popen|capture)/],
  ],
  grammarOf: () => "ruby",
  sitesOf,
} satisfies TreeReader;

function sitesOf(root: SyntaxNode): readonly CodeSite[] {
  const source = new Source(root);
  const { calls, assignments } = source.outline;
  const sdk = calls.some(({ node }) => /^Aws(?:::|$)/.test(constantOf(receiverOf(node)) ?? "")) ? "ruby" : null;
  const writes = [
    ...assignments.map((assignment) => configAssignment(source, assignment)),
    ...calls.map((call) => configCall(source, call)),
  ]
    .filter((write) => write !== null)
    .sort((a, b) => a.at.index - b.at.index);
  return [
    ...writes.map(({ site }) => site),
    ...calls.flatMap((call) => [
      sdkSite(source, call, writes),
      otherClient(source, call),
      environmentCall(source, call, sdk),
    ]),
    ...assignments.flatMap((assignment) => [
      environmentAssignment(source, assignment, sdk),
      credentialsAssigned(source, assignment),
    ]),
  ]
    .filter((site) => site !== null)
    .sort((a, b) => a.line - b.line || a.column - b.column);
}
