import { proxyVariable } from "../../parse/proxy-variable.ts";
import { DIRECT, type WaysOut } from "../../walk/ways-out.ts";

/** botocore 1.44.8 asks a container past any proxy, the metadata service as any other URL. */
export const asUrllib: WaysOut = {
  aws: ["scheme"],
  metadata: ["scheme"],
  container: [],
  read: (url, variables, words) => {
    const variable = words.length === 0 ? null : proxyVariable(url, variables);
    return variable === null ? DIRECT : { kind: "through", proxy: variable };
  },
};
