import { isEc2 } from "../../advice/metadata-use.ts";
import { openVariable } from "../../advice/open-variable.ts";
import { inOrder } from "../../advice/profile-faults.ts";
import { isExempt } from "../../parse/no-proxy.ts";
import type { MachineRule } from "../rule.ts";

/** A proxy for http, and the addresses of this machine not left out of it (complaint S44). */
export const rule: MachineRule = {
  scope: "machine",
  group: "metadata",
  id: "metadata-proxied",
  title: "Requests for the metadata service would go through the proxy",
  why: "The metadata service and the container endpoint live on addresses that only this machine reaches. A program that sends plain http to HTTP_PROXY asks the proxy instead, which answers with an error or with the proxy's own role.",
  complaints: ["S44"],
  find(checkup) {
    const { snapshot } = checkup;
    const name = ["http_proxy", "HTTP_PROXY"].find((one) => openVariable(snapshot, one) !== null);
    if (name === undefined) return [];
    const list = openVariable(snapshot, "no_proxy") ?? openVariable(snapshot, "NO_PROXY") ?? "";
    const asked = new Map<string, string[]>();
    for (const resolution of checkup.resolutions)
      for (const { question } of resolution.asked) {
        const url = question.kind === "container" ? question.url : question.kind === "metadata" ? question.baseUrl : "";
        const host = /^http:\/\/(?:[^@/]*@)?(\[[^\]]*\]|[^:/]+)/.exec(url)?.[1] ?? "";
        if (!/^(?:169\.254\.|\[fd00:ec2)/.test(host) || isExempt(host, list)) continue;
        // Where no instance is, its service is asked last and not there: no proxy hides it.
        if (question.kind === "metadata" && !isEc2(snapshot) && resolution.winner?.source !== "instance-metadata")
          continue;
        asked.set(host, [...(asked.get(host) ?? []), resolution.sdk.id]);
      }
    if (asked.size === 0) return [];
    const hosts = [...asked.keys()];
    const ids = new Set([...asked.values()].flat());
    return [
      {
        severity: "warning",
        message: `${name} is set and ${list === "" ? "NO_PROXY is not" : "NO_PROXY does not list it"}: a program that follows it asks ${hosts.join(" and ")} through the proxy.`,
        provenance: [{ kind: "variable", name }],
        fix: {
          change: {
            kind: "set-variable",
            name: "NO_PROXY",
            value: [...(list === "" ? [] : [list]), ...hosts].join(","),
          },
          promise: "so that this machine's own addresses are asked directly",
          after: null,
        },
        sdks: inOrder(checkup.resolutions.filter(({ sdk }) => ids.has(sdk.id))),
      },
    ];
  },
};
