import { capture } from "../../capture/capture.ts";
import { variableNamed } from "../../capture/variables.ts";
import { chains } from "../../chains/index.ts";
import { scanOf } from "../../diagnose/scan/scan-of.ts";
import { CODE_LANGUAGES, type CodeLanguage } from "../../model/code-site.ts";
import type { Severity } from "../../model/finding.ts";
import type { Scan, SourceReading } from "../../model/scan.ts";
import { siteReaders } from "../../parse/code-sites/index.ts";
import { renderJson } from "../../report/json.ts";
import { redactedText, sensitiveWordsOf } from "../../report/redacted.ts";
import { scanDocumentOf } from "../../report/scan/json.ts";
import { renderScan } from "../../report/scan/text.ts";
import { isAtLeast } from "../../rules/graver.ts";
import type { ExitCode } from "../exit-code.ts";
import { oneOf } from "../one-of.ts";
import type { Options } from "../options.ts";
import { readSources } from "../read-sources.ts";
import { startSpinner } from "../spinner.ts";
import { terraformVariables } from "../terraform-variables.ts";
import { terminalFor } from "../terminal.ts";
import { UsageError } from "../usage-error.ts";
import type { World } from "../world.ts";

/** `awswho scan`: who each place of a project's code acts as. Nobody is asked. */
export async function scan(options: Options, world: World): Promise<ExitCode> {
  const least = oneOf<Severity>(options.given["fail-on"], "--fail-on", ["error", "warning", "note"]);
  const reading = await readHere(options, world);
  const absent = reading.notRead.find(({ why }) => why === "absent");
  if (absent !== undefined)
    throw new UsageError(`${absent.path}: there is no such file or folder, or you may not look into it`);
  const snapshot = capture(world.machine);
  const { fs, cwd } = world.here ?? world.machine;
  const { environment } = world.machine;
  const scanned = scanOf(snapshot, reading, {
    chains,
    terminal: options.tty ?? world.stdinIsTerminal,
    lookUp: (name) => variableNamed(environment, name),
    terraformLookUp: await terraformVariables(reading.sites, { fs, cwd, program: world.program(), environment }),
  });
  world.stdout.write(await rendered(scanned, options, world));
  return exitCodeOf(scanned, least);
}

/** 5 comes before 1. What was not read for want of a grammar or of time may hold what is looked for. */
function exitCodeOf({ reading, findings }: Scan, least: Severity): ExitCode {
  if (reading.withoutGrammar.length > 0 || reading.notRead.some(({ why }) => why === "time-up")) return 5;
  return findings.some(({ severity }) => isAtLeast(severity, least)) ? 1 : 0;
}

/** The code lies here, whichever machine it is resolved for. */
async function readHere(options: Options, world: World): Promise<SourceReading> {
  const { fs, cwd } = world.here ?? world.machine;
  const scope = languagesNamed(options.given.scope);
  const stop = startSpinner(world.stderr, "reading the code");
  try {
    const reading = await readSources({
      fs,
      cwd,
      paths: options.operands,
      allFiles: options.given["all-files"] === true,
      readers: siteReaders.filter(({ language }) => scope === null || scope.includes(language)),
      program: world.program(),
      isTimeUp: timeUp(options),
      ...(world.openSiteWorkers === undefined ? {} : { openWorkers: world.openSiteWorkers }),
    });
    const sites = reading.sites.filter(
      ({ site: { sdk } }) => options.sdks === null || sdk === null || options.sdks.includes(sdk),
    );
    return { ...reading, sites };
  } finally {
    stop();
  }
}

/** Bounded where it is told to be: the seconds that calls are given by default are few for a large tree. */
function timeUp({ given, timeout }: Options): () => boolean {
  const end = given.timeout === undefined ? Number.POSITIVE_INFINITY : performance.now() + timeout * 1000;
  return () => performance.now() > end;
}

function languagesNamed(words: string | undefined): readonly CodeLanguage[] | null {
  return words === undefined
    ? null
    : words.split(",").map((word) => {
        const known = CODE_LANGUAGES.find((language) => language === word);
        if (known === undefined) throw new UsageError(`--scope ${word}: there are ${CODE_LANGUAGES.join(", ")}`);
        return known;
      });
}

async function rendered(scanned: Scan, options: Options, world: World): Promise<string> {
  const shown = options.json
    ? `${renderJson(scanDocumentOf(scanned))}\n`
    : renderScan(scanned, {
        terminal: await terminalFor(world, options),
        verbosity: options.verbosity,
      });
  if (!options.redact) return shown;
  const resolutions = [
    ...scanned.shells.map(({ resolution }) => resolution),
    ...scanned.sites.flatMap(({ actor }) => ("resolution" in actor ? [actor.resolution] : [])),
  ];
  const plans = resolutions.map(({ winner }) => winner?.holding.plan ?? []);
  return redactedText(shown, sensitiveWordsOf(plans, []));
}
