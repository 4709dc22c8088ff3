import { DIRECT, type WaysOut, textOf } from "../../walk/ways-out.ts";

const VARIABLES = ["proxy", "HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy"];

/** One agent for every client, whatever NO_PROXY says (read: lib/aws/request.js, 3.40.0; lib/aws/config.js of osls 4.3.1). */
export const throughOneProxy: WaysOut = {
  aws: ["all"],
  metadata: [],
  container: [],
  read: (_url, variables, words) => {
    if (words.length === 0) return DIRECT;
    const proxy = VARIABLES.find((name) => (textOf(variables, name) ?? "") !== "");
    return proxy === undefined ? DIRECT : { kind: "through", proxy };
  },
};
