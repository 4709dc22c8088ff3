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

/** Files with their texts in a project of Ana's, and in which folder of it she stands. */
const inProject = (files: Readonly<Record<string, string>>, folder = "", environment = {}) =>
  capture({
    environment: { HOME: "/home/ana", ...environment },
    fs: Volume.fromJSON(
      Object.fromEntries(
        Object.entries(files).map(([path, text]) => [path.startsWith("/") ? path : `/home/ana/shop/${path}`, text]),
      ),
    ) as never,
    platform: "posix",
    systemHome: "/home/ana",
    cwd: `/home/ana/shop${folder}`,
    now: 0,
  });

test.each([
  [
    "aws-cli-v2",
    "AWS's installer, of two the newer",
    { "/usr/local/aws-cli/v2/2.9.1/x": "", "/usr/local/aws-cli/v2/2.36.7/x": "" },
    "2.36.7",
  ],
  ["aws-cli-v2", "Homebrew, a second build", { "/opt/homebrew/Cellar/awscli/2.30.0_1/x": "" }, "2.30.0"],
  [
    "aws-cli-v2",
    "Debian's package",
    { "/usr/lib/python3/dist-packages/awscli-2.23.6.dist-info/METADATA": "" },
    "2.23.6",
  ],
  [
    "aws-cli-v1",
    "Debian's package of the CLI 2",
    { "/usr/lib/python3/dist-packages/awscli-2.23.6.dist-info/METADATA": "" },
    null,
  ],
  ["aws-cli-v1", "pip", { "/usr/local/lib/python3.12/site-packages/awscli-1.46.3.dist-info/METADATA": "" }, "1.46.3"],
  ["aws-cli-v2", "the snap", { "/snap/aws-cli/current/x": "" }, "unknown"],
  [
    "dotnet",
    "any of its packages",
    { "App.csproj": '<PackageReference Include="AWSSDK.S3" Version="4.0.11" />' },
    "unknown",
  ],
  [
    "dotnet",
    "a solution whose project was restored",
    {
      "Shop.sln": 'Project("{9A19103F}") = "Api", "src\\Api\\Api.csproj", "{1}"\r\nEndProject',
      "src/Api/Api.csproj": '<PackageReference Include="AWSSDK.S3" />',
      "src/Api/obj/project.assets.json": '{"libraries":{"AWSSDK.Core/4.0.102.5":{"type":"package"}}}',
    },
    "4.0.102.5",
  ],
  [
    "dotnet",
    "a lock file",
    { "App.fsproj": "", "packages.lock.json": '"AWSSDK.Core": {\n "type": "Transitive",\n "resolved": "3.7.400"' },
    "3.7.400",
  ],
  ["dotnet", "another library", { "App.csproj": '<PackageReference Include="Serilog" />' }, null],
  ["cpp", "Conan", { "conanfile.txt": "[requires]\naws-sdk-cpp/1.11.692\n" }, "1.11.692"],
  [
    "cpp",
    "CMake, and the headers of this machine",
    {
      "CMakeLists.txt": "find_package(AWSSDK REQUIRED COMPONENTS s3)",
      "/usr/local/include/aws/core/VersionConfig.h": '#define AWS_SDK_VERSION_STRING "1.11.760"',
    },
    "1.11.760",
  ],
  ["cpp", "vcpkg", { "vcpkg.json": '{"dependencies":[{"name":"aws-sdk-cpp","features":["s3"]}]}' }, "unknown"],
  [
    "java-v1",
    "a bill of materials",
    {
      "pom.xml":
        "<groupId>com.amazonaws</groupId>\n<artifactId>aws-java-sdk-bom</artifactId>\n<version>1.12.797</version>",
    },
    "1.12.797",
  ],
  [
    "java-v1",
    "Lambda's interfaces alone",
    {
      "pom.xml":
        "<groupId>com.amazonaws</groupId><artifactId>aws-lambda-java-core</artifactId><version>1.2.3</version>",
    },
    null,
  ],
  [
    "java-v2",
    "Gradle",
    { "build.gradle.kts": 'implementation(platform("software.amazon.awssdk:bom:2.29.1"))' },
    "2.29.1",
  ],
  [
    "java-v2",
    "a version catalogue",
    { "gradle/libs.versions.toml": 's3 = { module = "software.amazon.awssdk:s3", version = "2.30.2" }' },
    "2.30.2",
  ],
  ["java-v2", "sbt", { "build.sbt": '"software.amazon.awssdk" % "sts" % "2.28.0"' }, "2.28.0"],
  [
    "java-v2",
    "a property",
    {
      "pom.xml":
        // biome-ignore lint/suspicious/noTemplateCurlyInString: so Maven writes it
        "<groupId>software.amazon.awssdk</groupId><artifactId>bom</artifactId><version>${aws.version}</version>",
    },
    "unknown",
  ],
  ["kotlin", "Gradle", { "build.gradle.kts": 'implementation("aws.sdk.kotlin:s3:1.4.1")' }, "1.4.1"],
  [
    "terraform",
    "OpenTofu's lock file",
    { ".terraform.lock.hcl": 'provider "registry.opentofu.org/hashicorp/aws" {\n  version = "6.2.0"' },
    "provider 6.2.0",
  ],
  ["php", "Composer's lock file", { "composer.lock": '"name": "aws/aws-sdk-php",\n "version": "3.376.2"' }, "3.376.2"],
] as const)("%s by %s", (sdk, _what, files, version) => {
  expect(installedVersion(inProject(files), sdk)).toBe(version);
});

const CARGO_LOCK = 'name = "aws-config"\nversion = "1.8.0"';

test.each([
  ["beside the program", { "Cargo.lock": CARGO_LOCK }, "", "1.8.0"],
  ["above it, in its repository", { "Cargo.lock": CARGO_LOCK, ".git/HEAD": "" }, "/crates/api", "1.8.0"],
  ["above it, without a repository", { "Cargo.lock": CARGO_LOCK }, "/crates/api", "1.8.0"],
  ["above its repository", { "/home/ana/Cargo.lock": CARGO_LOCK, ".git/HEAD": "" }, "/crates/api", null],
  ["in the home folder, which is no project", { "/home/ana/Cargo.lock": CARGO_LOCK, "README.md": "" }, "", null],
] as const)("a lock file %s", (_where, files, folder, version) => {
  expect(installedVersion(inProject(files, folder), "rust")).toBe(version);
});

test.each([
  ["the global one", {}, "1.40.1"],
  ["the project's", { ".python-version": "3.12.4\n" }, "1.44.5"],
])("pyenv's shims start a version of Python: %s", (_which, files, version) => {
  const pyenv = {
    "/home/ana/.pyenv/version": "3.11.7\n",
    "/home/ana/.pyenv/versions/3.11.7/lib/python3.11/site-packages/boto3-1.40.1.dist-info/METADATA": "",
    "/home/ana/.pyenv/versions/3.12.4/lib/python3.12/site-packages/boto3-1.44.5.dist-info/METADATA": "",
    ...files,
  };
  const machine = inProject({ "README.md": "", ...pyenv }, "", { PATH: "/home/ana/.pyenv/shims:/usr/bin" });
  expect(installedVersion(machine, "boto3")).toBe(version);
});

test("packages of a monorepo lie above", () => {
  const files = { "node_modules/@aws-sdk/client-s3/package.json": '{"version":"3.1169.0"}', ".git/HEAD": "" };
  expect(installedVersion(inProject(files, "/packages/api"), "js-v3")).toBe("3.1169.0");
});
