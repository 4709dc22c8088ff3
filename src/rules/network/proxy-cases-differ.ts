import { proxies } from "../../advice/proxies.ts";
import type { MachineRule } from "../rule.ts";

/** One variable in two spellings with two values. */
export const rule: MachineRule = {
  scope: "machine",
  group: "network",
  id: "proxy-cases-differ",
  title: "A proxy variable is set twice, in upper and in lower case, with two values",
  why: "Programs read https_proxy, HTTPS_PROXY or both, and when both are there they do not agree which goes first: Python and curl take the lower case, Go the upper. One program then goes through another proxy than the next.",
  complaints: ["S44"],
  find({ snapshot }) {
    const all = proxies(snapshot);
    return all.flatMap((lower) => {
      const upper = all.find(({ name }) => name === lower.name.toUpperCase() && name !== lower.name);
      const isSame = snapshot.variables.get(lower.name) === snapshot.variables.get(upper?.name ?? "");
      if (upper === undefined || isSame) return [];
      const where =
        lower.host === upper.host
          ? "the same host, in other words"
          : `${lower.host ?? "no URL"} and ${upper.host ?? "no URL"}`;
      return [
        {
          severity: lower.host === upper.host ? ("note" as const) : ("warning" as const),
          message: `${lower.name} and ${upper.name} differ: ${where}. Programs do not agree which of them counts.`,
          provenance: [lower, upper].map(({ name }) => ({ kind: "variable" as const, name })),
          fix: {
            change: { kind: "unset-variables" as const, names: [upper.name] },
            promise: "or give both one value",
            after: null,
          },
          sdks: [],
        },
      ];
    });
  },
};
