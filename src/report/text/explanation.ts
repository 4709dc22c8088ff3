import { listed } from "../../advice/listed.ts";
import type { AwsAnswer } from "../../explain/aws-answer.ts";
import type { LikelyFailure } from "../../explain/likely-failure.ts";
import type { Recognised } from "../../explain/recognise.ts";
import type { NamedTool } from "../../explain/tools-named-in.ts";
import type { SdkPage, SourcePage } from "../../explain/pages.ts";
import { TOPIC_NAMES } from "../../explain/topic-names.ts";
import type { Provenance } from "../../model/provenance.ts";
import { type ChainDocumentation, DOCUMENTATION_TOPICS } from "../../walk/chain-documentation.ts";
import { RULE_GROUPS } from "../../rules/rule-group.ts";
import type { RulePage } from "../../rules/rule.ts";
import { SOURCE_NAMES, placeAndSection } from "./words.ts";
import { type Line, type Style, type Terminal, padded, piece, renderLines, wrapped } from "../screen.ts";

const INDENT = 4;

/** An SDK's chain, in its order. */
export function renderSdkPage(page: SdkPage, terminal: Terminal): string {
  const width = Math.min(terminal.width, 120);
  const lines: Line[] = [
    ...paragraph(
      `${page.sdk}, ${seen(page)}.${page.endOfSupport ? " AWS no longer supports it." : ""} It looks in this order:`,
      width,
      "strong",
      0,
    ),
    [],
    ...page.steps.flatMap(({ order, source, method, description }) => [
      [
        piece(`${String(order).padStart(3)}  `, "dim"),
        piece(padded(source, 21), "strong"),
        piece(method, "dim"),
      ] as Line,
      ...paragraph(description, width, "plain", 5),
    ]),
    ...documentationLines(page.documentation, width),
  ];
  return renderLines(lines, terminal);
}

const seen = ({ modelledOn, readNotRun }: SdkPage): string =>
  readNotRun
    ? `as the source of version ${modelledOn} reads; it was not run`
    : `as version ${modelledOn} was seen to act`;

/** The rules that no order tells. */
const documentationLines = (documentation: ChainDocumentation, width: number): readonly Line[] =>
  DOCUMENTATION_TOPICS.flatMap((topic) => [
    [],
    [piece(TOPIC_NAMES[topic], "strong")],
    ...paragraph(documentation[topic], width, "plain", 5),
  ]);

/** A source, and where each SDK has it. */
export function renderSourcePage(page: SourcePage, terminal: Terminal): string {
  const width = Math.min(terminal.width, 120);
  const lines: Line[] = [
    [piece(page.source, "strong")],
    ...paragraph(page.description, width, "plain", 0),
    [],
    ...page.places.map(
      ({ sdk, order, of, method }): Line => [
        piece(`  ${padded(sdk, 13)}`),
        piece(padded(`step ${order} of ${of}`, 16)),
        piece(method, "dim"),
      ],
    ),
  ];
  return renderLines(lines, terminal);
}

/** A rule of doctor's: what the fault is, why it matters, how it is turned off. */
export function renderRulePage({ id, title, why, group }: RulePage, terminal: Terminal): string {
  const width = Math.min(terminal.width, 120);
  return renderLines(
    [
      ...paragraph(`${title}.`, width, "strong", 0),
      [],
      ...paragraph(why, width, "plain", 0),
      [],
      ...paragraph(
        `awswho doctor looks for it under “${RULE_GROUPS[group]}”; --disable ${id} leaves it out.`,
        width,
        "dim",
        0,
      ),
    ],
    terminal,
  );
}

/** The account that a text says is wanted, beside the one that is here. */
export interface WantedAccount {
  readonly sdk: string;
  readonly account: string;
  /** Null: nobody's, or not known. */
  readonly actual: string | null;
  /** What to type to be there; null: nothing is to do, or nobody here can know what. */
  readonly do: { readonly command: string; readonly promise: string } | null;
}

/** A pasted error as it reads here. */
export interface RecognisedError {
  readonly recognised: readonly Recognised[];
  /** Whose signs the text bears around it; null: no tool's that is known. */
  readonly tool: NamedTool | null;
  /** The SDKs whose own names stand in the text; null: none does. */
  readonly named: readonly string[] | null;
  readonly failure: LikelyFailure | null;
  /** Null: the text names no account that is wanted. */
  readonly wanted: WantedAccount | null;
  /** In which the SDK acts here; null: nobody's, or not known. */
  readonly account: string | null;
  /** Words with a page that may have been meant. */
  readonly nearest: readonly string[];
  /** What the SDK does on this machine. */
  readonly screen: string;
  readonly home: string;
}

/** Who says an error, what it means; whether this machine leads to it, and from where; then what is here. */
export function renderRecognised(error: RecognisedError, terminal: Terminal): string {
  const { recognised, tool, nearest, screen } = error;
  const width = Math.min(terminal.width, 120);
  const first = recognised[0];
  if (first === undefined)
    return renderLines(
      [
        [
          piece(
            nearest.length === 0 ? "No SDK that awswho knows says this." : "There is no page of that name.",
            "warn",
          ),
        ],
        ...paragraph(
          nearest.length === 0 ? unknownWords(tool) : `Did you mean ${nearest.join(" or ")}?`,
          width,
          "plain",
          0,
        ),
      ],
      terminal,
    );
  const head = renderLines(
    [
      ...paragraph(`${whoSays(first, error)} ${first.meaning}`, width, "strong", 0),
      [],
      [piece("On this machine", "accent")],
      ...paragraph(hereWords(error), width, "plain", 0),
      [],
    ],
    terminal,
  );
  return `${head}${screen}`;
}

const WHAT_THERE_IS =
  "awswho explain takes the whole text of an error, or a word: an SDK (boto3), a source (sso), a setting (AWS_PROFILE), a rule (nothing-found). What is wrong on this machine: awswho doctor.";

function unknownWords(tool: NamedTool | null): string {
  if (tool === null) return WHAT_THERE_IS;
  return `${tool.name} printed it. ${tool.ownKeys ?? `It gets its keys as ${listed(tool.sdks)} does: awswho --sdk ${tool.sdks[0]}.`}`;
}

function whoSays({ known }: Recognised, { tool, named, failure }: RecognisedError): string {
  const { sdks, origin, language } = known;
  if (known.tool !== undefined) return `${known.tool} says this.`;
  if (origin !== undefined) {
    const through = tool?.name ?? (named === null ? null : listed(named));
    if (origin === "network") return `${through ?? "A program"} could not reach AWS.`;
    return tool?.answeredBy !== undefined
      ? `${tool.answeredBy} itself says this, to ${tool.name}.`
      : through === null
        ? "AWS itself says this."
        : `AWS itself says this, to ${through}.`;
  }
  const ofTool = tool === null ? [] : sdks.filter((sdk) => tool.sdks.includes(sdk));
  if (tool !== null && ofTool.length > 0)
    return ofTool.some((sdk) => isItself(tool, sdk))
      ? `${tool.name} says this.`
      : `${tool.name} says this, in the words of ${listed(ofTool)}.`;
  // A walk over this machine that ends in these very words knows more.
  if (language !== undefined && failure?.fits !== "said")
    return `${language} itself says this, of any program. If it is ${listed(sdks)}:`;
  const theirs = sdks.filter((sdk) => named?.includes(sdk) === true);
  const speakers = theirs.length === 0 ? sdks : theirs;
  return `${listed(speakers)} ${speakers.length === 1 ? "says" : "say"} this.`;
}

/** Terraform, the CDK and Serverless have a chain of their own: the words are theirs. */
const isItself = ({ name }: NamedTool, sdk: string): boolean => name.toLowerCase().split(" ").includes(sdk);

/** Does this machine, as it is now, lead to such an error? */
function hereWords(error: RecognisedError): string {
  const { wanted, tool, recognised, failure } = error;
  if (wanted !== null) return wantedWords(wanted);
  if (recognised[0]?.kind === "other" && failure === null)
    return "Nothing here is to be mended for it: of keys that it does not take AWS says so in other words.";
  if (recognised[0]?.kind === "clock" && failure === null)
    return "Look at the clock of whatever printed it: the keys need no change.";
  if (tool?.ownKeys !== undefined) return tool.ownKeys;
  if (recognised[0]?.known.origin === "network" && failure === null)
    return "No file and no variable here leads to it by itself: look at what stands between, such as HTTPS_PROXY and NO_PROXY of whatever printed it.";
  return likelyWords(error);
}

function wantedWords({ sdk, account, actual, do: next }: WantedAccount): string {
  if (actual === account) return `Here, now, ${sdk} acts in account ${account}, which is the one that is wanted.`;
  const who =
    actual === null ? `${sdk} finds no credentials of a known account here` : `${sdk} acts in account ${actual} here`;
  const type = next === null ? "" : ` Type: ${next.command}${next.promise === "" ? "" : ` (${next.promise})`}.`;
  return `${who}; ${account} is wanted.${type}`;
}

function likelyWords(error: RecognisedError): string {
  const { failure, recognised, account, home } = error;
  const tool = recognised[0]?.known.tool;
  if (recognised[0]?.known.sdks.length === 0)
    return "It finds its credentials in a way of its own, which awswho does not walk. Below is what an SDK finds here.";
  if (failure === null)
    return `Here, now, ${speaker(error)} would not ${tool === undefined ? "say that" : "lead to that"}: it was said elsewhere, or before something changed, or the code names more than is known here.`;
  const { sdk, place, fits, code } = failure;
  // A tool says it in its own words, not in those of the SDK that it finds credentials with.
  const says = tool === undefined ? `${sdk} says this here` : `${sdk}, which looks for its credentials, fails here`;
  const ask = `To ask AWS: awswho --sdk ${sdk}${code.profile === null ? "" : ` --profile ${code.profile}`}.`;
  const where = place.provenance === null ? null : placeOf(place.provenance, home);
  const source = place.source === null ? null : SOURCE_NAMES[place.source];
  if (fits === "supposed" && place.error === null && place.passedOver.length === 0)
    return `${sdk} signs with the keys of ${where ?? source ?? "this machine"} here${keysWords(recognised[0]?.answer ?? null, sdk, account)} ${ask}`;
  if (fits === "supposed") return `${says} if the call fails that ${where ?? source ?? "its chain"} leads to. ${ask}`;
  if (place.error === null)
    return `${says}: it goes through its whole chain and finds nothing${where === null ? "" : `; look at ${where}`}.`;
  return `${says}${where === null ? (source === null ? "" : `, at ${source}`) : `, because of ${where}`}.`;
}

/** The SDK that is meant most likely: the tool's, else one that the text names. */
function speaker({ recognised, tool, named }: RecognisedError): string {
  const sdks = recognised[0]?.known.sdks ?? [];
  const isTools = sdks.find((sdk) => tool?.sdks.includes(sdk) === true);
  return isTools ?? sdks.find((sdk) => named?.includes(sdk) === true) ?? sdks[0] ?? "no SDK";
}

/** What an answer of AWS's says of the keys that a program would sign with here. */
function keysWords(answer: AwsAnswer | null, sdk: string, account: string | null): string {
  if (answer === null || answer.kind !== "denied") return ": if it was said here, it is those that AWS refuses.";
  const { denial } = answer;
  if (denial.account !== null && account !== null && denial.account !== account)
    return `, of account ${account}, and whom the text names is of account ${denial.account}: it was said to other keys.`;
  if (denial.action === null) return ". If it was said with those, they may not do it, or are none that AWS takes.";
  if (denial.action.startsWith("sts:")) return ". If it was said with those, AWS knows them, and does not allow this.";
  const resource = denial.resource === null ? "" : ` --resource '${denial.resource}'`;
  return `. If it was said with those, AWS knows them; whether they may: awswho can ${denial.action}${resource} --sdk ${sdk}.`;
}

const placeOf = (provenance: Provenance, home: string): string =>
  provenance.kind === "argument" ? "what the code or the tool's own option gives" : placeAndSection(provenance, home);

export const paragraph = (text: string, width: number, style: Style, indent: number): readonly Line[] =>
  wrapped(text, Math.max(24, width - indent - INDENT)).map((line) => [piece(" ".repeat(indent)), piece(line, style)]);
