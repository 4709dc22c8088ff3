import { groupedBy } from "../parse/grouped.ts";
import { folderCandidates } from "../advice/folder-candidates.ts";
import type { Checkup } from "../advice/checkup.ts";
import type { FolderFile } from "../advice/folder-file.ts";
import { sdkNames } from "../advice/sdk-names.ts";
import { withBystanders } from "../advice/with-bystanders.ts";
import type { ActingBlock } from "../model/acting-block.ts";
import type { Examination } from "../model/examination.ts";
import type { Finding, Severity } from "../model/finding.ts";
import type { Diagnosis } from "../model/diagnosis.ts";
import type { Outside } from "../model/outside.ts";
import { type AnyChain, type CodeArguments, hideKey } from "../walk/chain.ts";
import { SDK_IDS, type SdkId } from "../model/sdk.ts";
import type { TrustReader } from "../model/trust.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { homeFolder } from "../parse/python-path.ts";
import { graver } from "../rules/graver.ts";
import { answerRules } from "../rules/answer/index.ts";
import { machineRules, rules } from "../rules/index.ts";
import { type WalkedChains, checkupOf } from "./checkup-of.ts";
import { chainsHere } from "./chains-here.ts";
import { diagnose } from "./diagnose.ts";
import { listening } from "./heard.ts";
import { installedVersion } from "./installed-version.ts";
import { USUAL } from "./usual-sdks.ts";

export interface ExaminationRequest {
  /** Every chain there is; or those that are loaded, with a way to all of them. */
  readonly chains: readonly AnyChain[];
  /** Every chain, where `chains` are only some. They are asked for once more is to be told than those can tell. */
  readonly allChains?: () => Promise<readonly AnyChain[]>;
  readonly code: CodeArguments;
  /** The blocks of Terraform's that say whom it acts as, each a diagnosis of its own; left out: none is known. */
  readonly blocks?: readonly ActingBlock[];
  /** Null: offline. */
  readonly outside: Outside | null;
  /** The SDKs to tell of; null: those at hand. */
  readonly sdks: readonly SdkId[] | null;
  /** Ids of rules to leave out. */
  readonly disabled: readonly string[];
  /** Left out: no trust policy is read. */
  readonly trust?: TrustReader | undefined;
}

/** Every rule over one machine: each SDK's own answer, and the machine behind them. */
export async function examine(snapshot: Snapshot, request: ExaminationRequest): Promise<Examination> {
  const { code, disabled } = request;
  const { outside, heard } = listening(request.outside);
  const atHand = BY_NAME.filter((id) => installedVersion(snapshot, id) !== null);
  const sdks = request.sdks ?? (atHand.length > 0 ? atHand : USUAL);
  const every = async (): Promise<readonly AnyChain[]> =>
    chainsHere((await request.allChains?.()) ?? request.chains, snapshot, sdks);
  const chains = await chainsFor(sdks, request, every);
  const told = chains.filter(({ id }) => sdks.includes(id));
  const diagnoses: Diagnosis[] = [];
  // One after another: an equal question is put once, whoever asks.
  for (const chain of told)
    for (const block of blocksOf(chain.id, request))
      diagnoses.push({
        ...(await diagnose(snapshot, { chain, code: codeBy(block, code), outside, trust: request.trust })),
        ...(block === null ? {} : { by: block }),
      });
  const folderFiles = await folderFilesOf(snapshot);
  const look = (walked: WalkedChains): readonly Finding[] =>
    findingsOf(checkupOf(snapshot, request, walked, diagnoses, folderFiles, heard), sdks, disabled);
  let areEnough = true;
  const found = look({
    chains,
    missed() {
      areEnough = false;
    },
  });
  return {
    // A rule that asked nothing of other SDKs says the same with all of them at hand: only else is all looked at again.
    findings: areEnough ? found : look({ chains: await every(), missed() {} }),
    sdks,
    chosen: request.sdks !== null ? "asked" : atHand.length > 0 ? "at-hand" : "usual",
    diagnoses,
    disabled,
    offline: outside === null,
    home: homeFolder(snapshot),
    cwd: snapshot.cwd,
  };
}

/** Null: it acts by no block. */
function blocksOf(id: SdkId, { blocks = [] }: ExaminationRequest): readonly (ActingBlock | null)[] {
  const own = blocks.filter(({ sdk }) => sdk === id);
  return own.length === 0 ? [null] : own;
}

/** A backend is given nothing but its block. */
const codeBy = (block: ActingBlock | null, code: CodeArguments): CodeArguments =>
  block === null
    ? code
    : { ...code, ...(block.sdk === "terraform-backend" ? { profile: null } : {}), block: block.block };

/** In the order of their chains. */
const BY_NAME: readonly SdkId[] = [...SDK_IDS].sort();

type Every = () => Promise<readonly AnyChain[]>;

const chainsFor = async (
  sdks: readonly SdkId[],
  { chains, allChains }: ExaminationRequest,
  every: Every,
): Promise<readonly AnyChain[]> =>
  allChains !== undefined && sdks.every((sdk) => chains.some(({ id }) => id === sdk)) ? chains : every();

function findingsOf(checkup: Checkup, sdks: readonly SdkId[], disabled: readonly string[]): readonly Finding[] {
  const found = [
    ...checkup.diagnoses.flatMap(({ findings }) => findings),
    ...rules.flatMap((rule) =>
      rule.scope === "machine" && !disabled.includes(rule.id)
        ? rule.find(checkup).map((finding) => ({
            rule: rule.id,
            ...finding,
            severity: rule.preview === true ? ("note" as Severity) : finding.severity,
          }))
        : [],
    ),
  ];
  return merged(found.filter(({ rule }) => !disabled.includes(rule)).flatMap((finding) => about(finding, sdks))).map(
    (finding) => withBystanders(finding, checkup),
  );
}

/** A parser of YAML is loaded only where there is something to parse. */
async function folderFilesOf(snapshot: Snapshot): Promise<readonly FolderFile[]> {
  const candidates = folderCandidates(snapshot);
  if (candidates.length === 0) return [];
  const { folderFiles } = await import("../advice/folder-files.ts");
  return folderFiles(snapshot, candidates);
}

/** A finding for the SDKs that are told of; one that touches only others is none. */
function about(finding: Finding, sdks: readonly SdkId[]): readonly Finding[] {
  if (finding.sdks.length === 0) return [finding];
  const touched = SDK_IDS.filter((sdk) => finding.sdks.includes(sdk) && sdks.includes(sdk));
  return touched.length === 0 ? [] : [{ ...finding, sdks: touched }];
}

/**
 * What one rule says of one place for several SDKs is one finding, in the words for the first of them. Where an SDK's
 * answer and the machine show the same fault, with the same cure, the machine's words stay: they name the fault itself.
 */
function merged(findings: readonly Finding[]): readonly Finding[] {
  const machine = withoutEchoes(byPlace(findings.filter((finding) => !isOfAnswer(finding))));
  const answers = findings.filter(isOfAnswer);
  const alone = answers.filter(
    (answer) => !machine.some((finding) => areOneFault(answer, finding) || explains(finding, answer)),
  );
  return [
    ...byPlace(alone),
    ...machine.map((finding) => {
      const same = answers.filter((answer) => areOneFault(answer, finding));
      const gravest = [finding, ...same].sort(graver)[0] ?? finding;
      return {
        ...finding,
        severity: gravest.severity,
        sdks: same.reduce((sdks, answer) => together(sdks, answer.sdks), finding.sdks),
      };
    }),
  ].sort(graver);
}

/** Of two rules of the machine that see one fault, the nearer tells of it, as gravely as either. */
function withoutEchoes(findings: readonly Finding[]): readonly Finding[] {
  const byRule = groupedBy(findings, ({ rule }) => rule);
  const nearerThan = (echo: Finding): Finding | undefined =>
    machineRules
      .flatMap(({ id, insteadOf }) => (insteadOf?.includes(echo.rule) === true ? (byRule.get(id) ?? []) : []))
      .find(
        (nearer) => nearer !== echo && knowsBetter(nearer, echo) && (nearer.sdks.length === 0 || covers(nearer, echo)),
      );
  const echoes = groupedBy(findings, nearerThan);
  return (echoes.get(undefined) ?? []).map((finding) => {
    const gravest = [finding, ...(echoes.get(finding) ?? [])].sort(graver)[0] ?? finding;
    return { ...finding, severity: gravest.severity };
  });
}

const covers = (nearer: Finding, echo: Finding): boolean =>
  echo.sdks.length > 0 && echo.sdks.every((sdk) => nearer.sdks.includes(sdk));

/** That an SDK finds nothing is what an error of the machine, told for that SDK, leads to. */
const explains = (finding: Finding, answer: Finding): boolean =>
  answer.rule === "nothing-found" &&
  finding.severity === "error" &&
  answer.sdks.every((sdk) => finding.sdks.includes(sdk));

function byPlace(findings: readonly Finding[]): readonly Finding[] {
  const kept = new Map<string, Finding>();
  for (const finding of findings) {
    const key = [finding.rule, ...placeOrWords(finding)].join("|");
    const known = kept.get(key);
    kept.set(key, known === undefined ? finding : both(known, finding));
  }
  return [...kept.values()].map(ofAll);
}

/** What has no place is told apart by what is said: of each SDK the version that is installed. */
const placeOrWords = ({ provenance, message, messageOfSeveral }: Finding): readonly string[] =>
  provenance.length === 0 ? [messageOfSeveral ?? message] : provenance.map(hideKey);

/** In the words for the first; those for several name both where both have some. */
function both(known: Finding, finding: Finding): Finding {
  const { messageOfSeveral, ...rest } = known;
  const sdks = together(known.sdks, finding.sdks);
  return messageOfSeveral === undefined || finding.messageOfSeveral === undefined
    ? { ...rest, sdks }
    : { ...known, sdks };
}

const ofAll = ({ messageOfSeveral, ...finding }: Finding): Finding =>
  messageOfSeveral === undefined || finding.sdks.length < 2
    ? finding
    : { ...finding, message: messageOfSeveral.replace("{sdks}", sdkNames(finding.sdks)) };

const isOfAnswer = ({ rule }: Finding): boolean => answerRules.some(({ id }) => id === rule);

/** None named is the machine itself: so it stays. */
const together = (a: readonly SdkId[], b: readonly SdkId[]): readonly SdkId[] =>
  a.length === 0 || b.length === 0 ? [] : SDK_IDS.filter((id) => a.includes(id) || b.includes(id));

/** With one cure, or in one place where the rule of the machine says that it knows better. */
const areOneFault = (answer: Finding, finding: Finding): boolean =>
  haveOneCure(answer, finding) || knowsBetter(finding, answer) || cures(finding, answer);

/** Failures for which the answer alone often knows no cure. */
const OFTEN_WITHOUT_CURE: readonly string[] = [
  "nothing-found",
  "profile-missing",
  "role-source",
  "source-failed",
  "file-refused",
  "setting-refused",
];

/** What the machine's rule would change gives the failing SDK credentials, as it is run here; the answer knows nothing that does. */
function cures({ fix, sdks }: Finding, answer: Finding): boolean {
  const after = fix?.after ?? null;
  return (
    OFTEN_WITHOUT_CURE.includes(answer.rule) &&
    answer.fix?.after?.winner == null &&
    after?.winner != null &&
    after.profile.binding !== "code" &&
    answer.sdks.every((sdk) => sdks.includes(sdk))
  );
}

/** By its rule's own word, and of the same place. */
function knowsBetter(finding: Finding, answer: Finding): boolean {
  const rule = machineRules.find(({ id }) => id === finding.rule);
  if (rule?.insteadOf?.includes(answer.rule) !== true) return false;
  if (answer.provenance.length === 0) return finding.sdks.length === 0 || covers(finding, answer);
  const places = finding.provenance.map(hideKey);
  return answer.provenance.map(hideKey).some((place) => places.includes(place));
}

/** What only a person can know how to do is no cure to tell two faults by. */
const haveOneCure = (a: Finding, b: Finding): boolean =>
  a.fix !== null &&
  b.fix !== null &&
  a.fix.change.kind !== "by-hand" &&
  JSON.stringify(a.fix.change) === JSON.stringify(b.fix.change);
