import { expect, test } from "vitest";
import { chains } from "../../src/chains/index.ts";
import {
  type ProxyPage,
  PROXY_NAMES,
  type ProxyName,
  proxyNamed,
  proxyPage,
} from "../../src/explain/settings/proxy-page.ts";
import { columnsOf, unpainted } from "../../src/report/screen.ts";
import { renderProxyPage } from "../../src/report/text/proxy-page.ts";

const page = (name: ProxyName): ProxyPage => proxyPage(name, chains, []);
const asks = (name: ProxyName, sdk: string) => page(name).readers.find((reader) => reader.sdk === sdk)?.asks;

test("a name as it is typed, in either case", () => {
  expect(proxyNamed("$HTTPS_PROXY")).toBe("HTTPS_PROXY");
  expect(proxyNamed("no_proxy")).toBe("NO_PROXY");
  expect(proxyNamed("Https_Proxy")).toBe(null);
  expect(proxyNamed("FTP_PROXY")).toBe(null);
});

/* Seen in the lab with a proxy at which nothing listens (hand-proxy, hand-no-proxy). */
test("who follows which variable on which way is what the chains have", () => {
  expect(asks("HTTPS_PROXY", "boto3")).toEqual(["aws"]);
  expect(asks("HTTP_PROXY", "boto3")).toEqual(["metadata"]);
  expect(asks("HTTP_PROXY", "java-v2")).toEqual(["aws"]);
  expect(asks("HTTP_PROXY", "go-v2")).toEqual(["metadata", "container"]);
  expect(asks("ALL_PROXY", "rust")).toEqual(["aws", "metadata", "container"]);
  expect(asks("ALL_PROXY", "boto3")).toBe(undefined);
  for (const name of PROXY_NAMES) expect(asks(name, "js-v3"), name).toBe(undefined);
  expect(page("HTTPS_PROXY").notReadBy).toContain("js-v3");
});

test("every SDK is told of once", () => {
  for (const name of PROXY_NAMES) {
    const { readers, notReadBy, notKnownOf } = page(name);
    const all = [...readers.map(({ sdk }) => sdk), ...notReadBy, ...notKnownOf];
    expect(all.sort()).toEqual(chains.map(({ id }) => id).sort());
  }
});

test("how NO_PROXY is read", () => {
  const of = (sdk: string) => page("NO_PROXY").readers.find((reader) => reader.sdk === sdk);
  expect(of("boto3")?.takes).toContain("amazonaws.com");
  expect(of("boto3")?.takesNot).toContain("169.254.0.0/16");
  expect(of("java-v1")?.takes).toContain("*.amazonaws.com");
  expect(of("java-v1")?.takesNot).toContain("amazonaws.com");
  expect(of("go-v2")?.takesNot).toEqual([]);
});

test("the page fits its width", () => {
  for (const width of [40, 60, 100])
    for (const name of PROXY_NAMES) {
      const text = renderProxyPage(page(name), "/home/ana", { width, unicode: false, paint: unpainted });
      for (const line of text.split("\n"))
        expect(columnsOf(line), `${name} at ${width}: ${line}`).toBeLessThanOrEqual(width);
    }
});
