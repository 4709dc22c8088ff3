import { actorWords } from "../../diagnose/scan/actor-words.ts";
import { accountOfAccessKeyId } from "../../parse/access-key-id.ts";
import type { CodeValue } from "../../model/code-site.ts";
import type { ResolvedSite, Scan, SiteActor } from "../../model/scan.ts";

/** `awswho scan --json` (schemaVersion 1): fields are only ever added. */
export function scanDocumentOf({ reading, sites, shells, findings }: Scan) {
  const count = (severity: string): number => findings.filter((finding) => finding.severity === severity).length;
  return {
    schemaVersion: 1 as const,
    summary: {
      files: reading.files,
      opened: reading.opened,
      parsed: reading.parsed,
      sites: sites.length,
      errors: count("error"),
      warnings: count("warning"),
      notes: count("note"),
    },
    shell: shells.map(({ sdk, resolution }) => ({
      sdk,
      ...actsDocument({ kind: "acts", key: "", resolution, role: null }),
      region: resolution.region.name,
    })),
    sites: sites.map(siteDocument),
    findings,
    notRead: reading.notRead,
    withoutGrammar: reading.withoutGrammar,
    otherLanguages: reading.otherLanguages,
    ignored: reading.ignored,
  };
}

const siteDocument = ({ path, site, actor, pinned, region, unlikeShell, accountListsOpen }: ResolvedSite) => ({
  path,
  line: site.line,
  column: site.column,
  language: site.language,
  sdk: site.sdk,
  kind: site.kind,
  call: site.call,
  service: site.service,
  gives: site.gives.map(({ setting, value, variable, line, column }) => ({
    setting,
    value: valueDocument(value),
    variable: variable ?? null,
    provenance: { kind: "code" as const, path, line, column },
  })),
  pinned,
  actor: actorDocument(actor),
  region,
  unlikeShell,
  accountListsOpen,
});

function valueDocument(value: CodeValue) {
  switch (value.kind) {
    case "secret":
      return { kind: "secret" as const, looksReal: value.looksReal };
    case "text":
    case "variable":
    case "computed":
      return value;
  }
}

function actorDocument(actor: SiteActor) {
  const words = actorWords({ actor });
  switch (actor.kind) {
    case "acts":
      return { kind: "acts" as const, words, ...actsDocument(actor) };
    case "role":
      return { kind: "role" as const, words, role: actor.role, account: actor.role.account };
    case "fails": {
      const { kind, type, message, provenance } = actor.error;
      const { name, nearest } = actor.resolution.profile;
      return { kind: "fails" as const, words, error: { kind, type, message, provenance }, profile: { name, nearest } };
    }
    case "refused":
      return { kind: "refused" as const, words, fault: actor.fault };
    case "reader-unknown":
    case "elsewhere":
      return {
        kind: actor.kind,
        words,
        profile: actor.profile,
        accessKeyId: actor.accessKeyId,
        account: actor.accessKeyId === null ? null : accountOfAccessKeyId(actor.accessKeyId),
      };
    case "emulator":
    case "run-decides":
    case "unsigned":
      return { words, ...actor };
  }
}

function actsDocument({ resolution, role }: Extract<SiteActor, { kind: "acts" }>) {
  const holding = resolution.winner?.holding ?? null;
  return {
    source: resolution.winner?.source ?? null,
    profile: resolution.profile.name,
    accessKeyId: holding?.accessKeyId ?? null,
    account: role?.account ?? holding?.account?.id ?? null,
    /** Where the key stands, or what names the way to it: a line of the code, where the code gives it. */
    provenance: holding?.provenance.accessKeyId ?? null,
    role,
  };
}
