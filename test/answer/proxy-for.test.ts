import { expect, it } from "vitest";
import { proxyFor } from "../../src/answer/proxy-for.ts";

const URL_OF_STS = "https://sts.eu-west-1.amazonaws.com";

/* Expected values: Python 3.11's urllib.request.getproxies_environment and proxy_bypass_environment. */
it.each<readonly [string, Record<string, string>, string | null]>([
  [URL_OF_STS, {}, null],
  [URL_OF_STS, { HTTPS_PROXY: "http://upper:1" }, "http://upper:1/"],
  [URL_OF_STS, { HTTPS_PROXY: "http://upper:1", https_proxy: "http://lower:2" }, "http://lower:2/"],
  [URL_OF_STS, { HTTPS_PROXY: "http://upper:1", https_proxy: "" }, null],
  [URL_OF_STS, { HTTPS_PROXY: "bare:8080" }, "http://bare:8080/"],
  [URL_OF_STS, { HTTPS_PROXY: "//bare:8080" }, "http://bare:8080/"],
  [URL_OF_STS, { HTTP_PROXY: "http://p:1" }, null],
  [URL_OF_STS, { ALL_PROXY: "http://p:1" }, null],
  ["http://localhost:4566", { HTTP_PROXY: "http://p:1" }, "http://p:1/"],
  [URL_OF_STS, { HTTPS_PROXY: "http://p:1", NO_PROXY: "*" }, null],
  [URL_OF_STS, { HTTPS_PROXY: "http://p:1", NO_PROXY: "example.com, .amazonaws.com" }, null],
  [URL_OF_STS, { HTTPS_PROXY: "http://p:1", NO_PROXY: "amazonaws.com" }, null],
  [URL_OF_STS, { HTTPS_PROXY: "http://p:1", NO_PROXY: "aws.com" }, "http://p:1/"],
  [URL_OF_STS, { HTTPS_PROXY: "http://p:1", NO_PROXY: "*.amazonaws.com" }, "http://p:1/"],
  [URL_OF_STS, { HTTPS_PROXY: "http://p:1", NO_PROXY: "amazonaws.com", no_proxy: "" }, "http://p:1/"],
  ["https://host:8443", { HTTPS_PROXY: "http://p:1", NO_PROXY: "host:8443" }, null],
  ["https://host:8443", { HTTPS_PROXY: "http://p:1", NO_PROXY: "host:443" }, "http://p:1/"],
  ["https://10.0.0.1", { HTTPS_PROXY: "http://p:1", NO_PROXY: "10.0.0.0/8" }, "http://p:1/"],
])("%s with %j: %s", (url, variables, proxy) => {
  expect(proxyFor(new URL(url), new Map(Object.entries(variables)))?.href ?? null).toBe(proxy);
});
