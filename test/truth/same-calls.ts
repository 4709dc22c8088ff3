import type { SdkId } from "../../src/model/sdk.ts";

/**
 * Whose oracle looks a second time after a first look that failed or found nothing: boto 2's (which part is missing), the
 * CLIs' (what `configure list` has shown is read again, and the region after it), Ruby's and the CDK's (a client in some
 * region, where the first had none, or none that it took). lab/world/oracles has them; the program itself makes the calls once.
 */
const LOOKS_TWICE: ReadonlySet<SdkId> = new Set(["boto2", "aws-cli-v1", "aws-cli-v2", "ruby", "cdk"]);

/** A connection that the SDK itself gives up has asked nothing, however often it is tried. */
export const questionsIn = (recorded: readonly string[]): readonly string[] =>
  recorded.filter((call) => !call.startsWith("tls handshake failed"));

/**
 * The recorder counts tries of an address that nothing leads to by the kernel, and notes them last; .NET looks for its
 * region, and so asks the metadata service, before it asks for credentials.
 */
function countedLast(foreseen: readonly string[]): readonly string[] {
  const isCounted = (call: string) => call === "imds unreachable" || call === "unreachable address";
  return [...foreseen.filter((call) => !isCounted(call)), ...foreseen.filter(isCounted)];
}

/**
 * A timer of .NET's instance credentials asks for them once more as soon as they are made, unless it came first; how far
 * it gets is a matter of when the program ends.
 */
function withoutTimer(sdk: SdkId, asked: readonly string[], foreseen: readonly string[]): readonly string[] {
  const rest = asked.slice(foreseen.length);
  if (sdk !== "dotnet" || rest.length === 0 || !rest.every((call) => call.includes("imds "))) return asked;
  const again = foreseen.some(
    (_, from) => JSON.stringify(foreseen.slice(from, from + rest.length)) === JSON.stringify(rest),
  );
  return again ? asked.slice(0, foreseen.length) : asked;
}

/**
 * Who asks by itself whose credentials it has got, where awswho asks that beside the walk: Terraform compares its account
 * with the block's, the CDK gives its app the account.
 */
const ASKS_WHO: ReadonlySet<SdkId> = new Set(["terraform", "cdk"]);

/** The backend asks twice who it is, then for the state. */
const OF_BACKEND = /^(?:sts GetCallerIdentity|s3|iam) /;

function besideTheWalk(sdk: SdkId, asked: readonly string[]): readonly string[] {
  const first = sdk === "terraform-backend" ? asked.findIndex((call) => OF_BACKEND.test(call)) : -1;
  if (first !== -1) return asked.slice(0, first);
  return ASKS_WHO.has(sdk) && asked.at(-1)?.startsWith("sts GetCallerIdentity ") === true ? asked.slice(0, -1) : asked;
}

/** Whether a record's calls are those foreseen, but for the lab's own second look. */
export function sameCalls(sdk: SdkId, recorded: readonly string[], foreseen: readonly string[]): boolean {
  const asked = withoutTimer(sdk, besideTheWalk(sdk, questionsIn(recorded)), foreseen);
  const real = JSON.stringify(asked);
  if (real === JSON.stringify(countedLast(foreseen))) return true;
  if (!LOOKS_TWICE.has(sdk) || asked.length <= foreseen.length) return false;
  return foreseen.some((_, split) => {
    const [keys, region] = [foreseen.slice(0, split), foreseen.slice(split)];
    return [
      [...keys, ...keys, ...region],
      [...keys, ...region, ...region],
      [...keys, ...keys, ...region, ...region],
      [...foreseen, ...foreseen.map(inUsEast)],
    ].some((calls) => JSON.stringify(calls) === real);
  });
}

/** Ruby's second client is given a region; a role's client, which looked for one itself, then takes that. */
const inUsEast = (call: string): string => call.replace(/^(sts AssumeRole\w*) (?!emu\b)\S+/, "$1 us-east-1");
