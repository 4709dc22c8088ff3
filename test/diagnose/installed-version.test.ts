import { Volume } from "memfs";
import { expect, test } from "vitest";
import { capture } from "../../src/capture/capture.ts";
import { installedVersion } from "../../src/diagnose/installed-version.ts";

const at = (files: readonly string[], environment: Record<string, string>) =>
  capture({
    environment: { HOME: "/home/ana", ...environment },
    fs: Volume.fromJSON(Object.fromEntries(files.map((file) => [file, ""]))) as never,
    platform: "posix",
    systemHome: "/home/ana",
    cwd: "/work",
    now: 0,
  });

test.each([
  [
    "a virtual environment",
    ["/venv/lib/python3.12/site-packages/boto3-1.40.1.dist-info/METADATA"],
    { VIRTUAL_ENV: "/venv" },
    "1.40.1",
  ],
  ["the folder's own", ["/work/.venv/lib/python3.11/site-packages/boto3-1.34.0.dist-info/METADATA"], {}, "1.34.0"],
  [
    "one on PATH",
    ["/opt/py/lib/python3.11/site-packages/boto3-1.26.27.egg-info/PKG-INFO"],
    { PATH: "/opt/py/bin:/usr/bin" },
    "1.26.27",
  ],
  ["the system's", ["/usr/lib/python3/dist-packages/boto3-1.26.27.egg-info/PKG-INFO"], {}, "1.26.27"],
  ["none", ["/usr/lib/python3/dist-packages/botocore-1.29.27.egg-info/PKG-INFO"], {}, null],
])("boto3 in %s", (_where, files, environment, version) => {
  expect(installedVersion(at(files, environment), "boto3")).toBe(version);
});

test("the virtual environment goes before the system", () => {
  const files = [
    "/usr/lib/python3/dist-packages/boto3-1.26.27.egg-info/PKG-INFO",
    "/venv/lib/python3.12/site-packages/boto3-1.44.5.dist-info/METADATA",
  ];
  expect(installedVersion(at(files, { VIRTUAL_ENV: "/venv" }), "boto3")).toBe("1.44.5");
});

const inNodeModules = (packages: Readonly<Record<string, string>>) =>
  capture({
    environment: { HOME: "/home/ana" },
    fs: Volume.fromJSON(
      Object.fromEntries(
        Object.entries(packages).map(([name, version]) => [
          `/work/node_modules/@aws-sdk/${name}/package.json`,
          JSON.stringify({ version }),
        ]),
      ),
    ) as never,
    platform: "posix",
    systemHome: "/home/ana",
    cwd: "/work",
    now: 0,
  });

test.each([
  // As npm installs client-sts 3.1169.0: what holds the chain has a number of its own.
  ["a client beside the chain", { "client-sts": "3.1169.0", "credential-provider-node": "3.972.97" }, "3.1169.0"],
  ["a client alone, as pnpm shows it", { "client-s3": "3.1100.0" }, "3.1100.0"],
  ["a client that is not looked for", { "client-xray": "3.1169.0", "credential-provider-node": "3.972.97" }, "unknown"],
  ["an old release, of one number", { "client-xray": "3.900.0", "credential-provider-node": "3.900.0" }, "3.900.0"],
  ["none of it", {}, null],
])("JavaScript v3 by %s", (_what, packages, version) => {
  expect(installedVersion(inNodeModules(packages), "js-v3")).toBe(version);
});
