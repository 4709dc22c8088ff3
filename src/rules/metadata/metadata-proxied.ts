import { isEc2 } from "../../advice/metadata-use.ts";
import type { Checkup } from "../../advice/checkup.ts";
import { pastTheProxy } from "../../advice/near-host.ts";
import { proxies } from "../../advice/proxies.ts";
import { sdkNames, verb } from "../../advice/sdk-names.ts";
import { openVariable } from "../../advice/open-variable.ts";
import { inOrder } from "../../advice/profile-faults.ts";
import type { Answer, ContainerQuestion, MetadataQuestion } from "../../model/question.ts";
import type { Severity } from "../../model/finding.ts";
import type { SdkId } from "../../model/sdk.ts";
import type { MachineRule } from "../rule.ts";

/** A proxy for http, and the addresses of this machine not left out of it (complaint S44). */
export const rule: MachineRule = {
  scope: "machine",
  group: "metadata",
  id: "metadata-proxied",
  title: "Requests for the metadata service would go through the proxy",
  why: "The metadata service and the container endpoint live on addresses that only this machine reaches. A program that sends plain http to HTTP_PROXY asks the proxy instead, which answers with an error or with the proxy's own role.",
  complaints: ["S44"],
  insteadOf: ["source-failed", "nothing-found"],
  find(checkup) {
    const { snapshot } = checkup;
    if (proxies(snapshot).length === 0) return [];
    const list = openVariable(snapshot, "no_proxy") ?? openVariable(snapshot, "NO_PROXY") ?? "";
    const through = checkup.resolutions.flatMap((resolution) =>
      resolution.asked.flatMap(({ question, answer }) => {
        if (question.kind !== "container" && question.kind !== "metadata") return [];
        const host = /^http:\/\/(?:[^@/]*@)?(\[[^\]]*\]|[^:/]+)/.exec(urlOf(question))?.[1] ?? "";
        const name = question.proxy ?? null;
        if (name === null || !/^(?:169\.254\.|\[fd00:ec2)/.test(host)) return [];
        // Where no instance is, its service is asked last and not there: no proxy hides it.
        const isHere = isEc2(snapshot) || resolution.winner?.source === "instance-metadata" || isOfProxy(answer);
        return question.kind === "metadata" && !isHere ? [] : [{ id: resolution.sdk.id, host, name }];
      }),
    );
    const [first] = through;
    if (first === undefined) return [];
    const { name } = first;
    const hosts = [...new Set(through.map(({ host }) => host))];
    const sdks = inOrder(checkup.resolutions.filter(({ sdk }) => through.some(({ id }) => id === sdk.id)));
    const told = checkup.toldOf(sdks);
    return [
      {
        severity: severityOf(checkup, told),
        message: `${name} is set and ${list === "" ? "NO_PROXY is not" : "NO_PROXY does not list it"}: ${sdkNames(told)} ${verb(told, "asks", "ask")} ${hosts.join(" and ")} through the proxy.`,
        provenance: [{ kind: "variable", name }],
        fix: pastTheProxy(hosts, snapshot),
        sdks,
      },
    ];
  },
};

const urlOf = (question: ContainerQuestion | MetadataQuestion): string =>
  question.kind === "container" ? question.url : question.baseUrl;

const isOfProxy = (answer: Answer): boolean => answer.kind === "failure" && answer.failure.kind === "proxy";

/** An error where the proxy was asked, and somebody ends without credentials. */
const severityOf = ({ diagnoses }: Checkup, told: readonly SdkId[]): Severity =>
  diagnoses.some(
    ({ resolution: { sdk, winner, asked } }) =>
      told.includes(sdk.id) &&
      winner === null &&
      asked.some(
        ({ question, answer }) => (question.kind === "metadata" || question.kind === "container") && isOfProxy(answer),
      ),
  )
    ? "error"
    : "warning";
