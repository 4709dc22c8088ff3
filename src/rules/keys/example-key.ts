import { shortKeyId } from "../../advice/actor-of.ts";
import { heldKeys, whereWords } from "../../advice/held-keys.ts";
import { byHand } from "../../advice/by-hand.ts";
import type { Checkup } from "../../advice/checkup.ts";
import { openVariable } from "../../advice/open-variable.ts";
import { sdkNames, verb } from "../../advice/sdk-names.ts";
import type { Finding } from "../../model/finding.ts";
import { variable } from "../../model/provenance.ts";
import { inOrder } from "../../advice/profile-faults.ts";
import type { MachineRule } from "../rule.ts";

/** A key of AWS's documentation, copied along with the rest of an example. */
export const rule: MachineRule = {
  scope: "machine",
  group: "keys",
  id: "example-key",
  title: "An access key is one of the documentation's examples",
  why: "AWS's guides show keys that end in EXAMPLE. They were copied with the lines around them and belong to nobody: AWS answers that it does not know the key. So are the keys that a test exports, to sign with none that is real.",
  complaints: ["S24"],
  insteadOf: ["placeholder-value"],
  find: (checkup) => [...examples(checkup), ...ofTests(checkup)],
};

const examples = (checkup: Checkup): readonly Omit<Finding, "rule">[] =>
  heldKeys(checkup)
    .filter(({ id }) => /^a[ks]ia\w*example$/.test(id.toLowerCase()))
    .map((key) => {
      const using = inOrder(checkup.resolutions.filter(({ winner }) => winner?.holding.accessKeyId === key.id));
      return {
        severity: checkup.toldOf(using).length > 0 ? ("error" as const) : ("warning" as const),
        message: `The access key of ${whereWords(key)} (${shortKeyId(key.id)}) is an example from AWS's documentation: it is nobody's.`,
        provenance: [key.place],
        fix:
          key.place.kind === "variable"
            ? checkup.fix({ kind: "unset-variables", names: [key.place.name, "AWS_SECRET_ACCESS_KEY"] }, using)
            : byHand("put your own keys there, or take the profile out"),
        sdks: [],
      };
    });

const NAMES = ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_SECURITY_TOKEN"];

/** What the guides of moto and LocalStack export so that no test signs with a real key; left behind, it hides the real ones. */
function ofTests(checkup: Checkup): readonly Omit<Finding, "rule">[] {
  const id = openVariable(checkup.snapshot, "AWS_ACCESS_KEY_ID");
  if (id === null || !/^(?:testing|test|dummy|fake|mock)$/.test(id)) return [];
  const using = inOrder(
    checkup.where(
      ({ winner, sts }) => winner?.holding.accessKeyId === id && /\.amazonaws\.com/.test(sts.endpoint?.url ?? ""),
    ),
  );
  const told = checkup.toldOf(using);
  if (told.length === 0) return [];
  const names = NAMES.filter((name) => checkup.snapshot.variables.has(name));
  const fix = checkup.fix({ kind: "unset-variables", names }, using);
  return [
    {
      severity: fix.after?.winner == null ? "note" : "warning",
      message: `The exported key id "${id}" is one of tests: ${sdkNames(told)} ${verb(told, "signs", "sign")} with it, and AWS knows no such key.`,
      provenance: [variable("AWS_ACCESS_KEY_ID")],
      fix,
      sdks: using,
    },
  ];
}
