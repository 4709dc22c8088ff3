// npm run bench: how fast the built command is, beside `node -e 0` and the AWS CLI, and what costs what.
// Runs are interleaved, so that a busy machine is busy for all of them; figures are medians. Each run starts from an
// environment made here: a home of its own to work in, no AWS_* and no proxy.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const CALL = "aws sts get-caller-identity";
/** What a process has used, told as it ends: /usr/bin/time counts in hundredths of a second only. */
const USAGE = `process.on("exit", () => require("node:fs").writeSync(3, JSON.stringify(process.resourceUsage())));`;
const RUNS = Number(process.env.BENCH_RUNS ?? 30);
const root = fileURLToPath(new URL("..", import.meta.url));
const command = join(root, "dist/cli/awswho.cjs");
/** The AWS CLI: AWS_CLI=path, else the first on PATH; none is said. */
const cli = [process.env.AWS_CLI, ...(process.env.PATH ?? "").split(":").map((folder) => `${folder}/aws`)].find(
  (path) => path !== undefined && existsSync(path),
);

const folder = mkdtempSync(join(tmpdir(), "awswho-bench-"));
const servers = [];
try {
  const certificate = makeCertificate();
  const ports = await startSts(certificate);
  const home = makeHome("home", "[default]\nregion = eu-west-1\n");
  const contestants = contestantsFor(home, ports, certificate);
  const times = interleaved(contestants);
  report(contestants, times);
  reportParts(home, ports);
  reportLargeFile();
  reportProfiles();
  await reportVerify();
} finally {
  for (const server of servers) server.kill();
  rmSync(folder, { recursive: true });
}

function makeHome(name, config) {
  const home = join(folder, name);
  mkdirSync(join(home, ".aws"), { recursive: true });
  // No example of the documentation, and an id that holds its account as those since 2019 do: doctor would have something
  // to tell of either.
  const keys = "aws_access_key_id = AKIAY34FZKBOKMUTVV7A\naws_secret_access_key = bench\n";
  // As the AWS CLI writes it: a file that others may read would be a finding.
  writeFileSync(join(home, ".aws/credentials"), `[default]\n${keys}`, { mode: 0o600 });
  writeFileSync(join(home, ".aws/config"), config);
  return home;
}

/** A certificate for 127.0.0.1; null where there is no openssl. */
function makeCertificate() {
  const paths = { key: join(folder, "key.pem"), certificate: join(folder, "certificate.pem") };
  const kind = "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2".split(" ");
  const subject = ["-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"];
  const made = spawnSync("openssl", [...kind, "-keyout", paths.key, "-out", paths.certificate, ...subject]);
  return made.status === 0 ? paths : null;
}

async function startSts(certificate, latency = 0) {
  const paths = certificate === null ? [] : [certificate.key, certificate.certificate];
  const server = spawn(process.execPath, [join(root, "bench/sts-server.mjs"), ...paths], {
    env: { ...process.env, STS_LATENCY: String(latency) },
    stdio: ["ignore", "pipe", "inherit"],
  });
  servers.push(server);
  for await (const line of createInterface({ input: server.stdout })) return JSON.parse(line);
  throw new Error("the STS of the benchmark did not start");
}

function contestantsFor(home, { http, https }, certificate) {
  const environment = { HOME: home, PATH: dirname(process.execPath) };
  const online = { ...environment, AWSWHO_ENDPOINT_URL: `http://127.0.0.1:${http}` };
  const secure = {
    ...environment,
    AWSWHO_ENDPOINT_URL: `https://127.0.0.1:${https}`,
    AWS_CA_BUNDLE: certificate?.certificate,
  };
  const ours = (...words) => [process.execPath, [command, ...words]];
  const theirs = { ...environment, PATH: `${environment.PATH}:/usr/bin:/bin` };
  const all = [
    { name: "node -e 0", run: [process.execPath, ["-e", "0"]], environment, goal: null },
    { name: "awswho --version", run: ours("--version"), environment, goal: 1.15 },
    { name: "awswho --offline", run: ours("--offline"), environment, goal: 1.3 },
    { name: "awswho compare --offline", run: ours("compare", "--offline"), environment, goal: 1.5 },
    { name: "awswho doctor --offline", run: ours("doctor", "--offline"), environment, goal: 1.5 },
    {
      name: "awswho check --offline",
      run: ours("check", "--offline", "--region", "eu-west-1"),
      environment,
      goal: null,
    },
    // Where an SDK is found, every chain may be asked.
    { name: "awswho doctor, in this project", run: ours("doctor", "--offline"), environment, cwd: root, goal: null },
    { name: "awswho, STS on loopback", run: ours(), environment: online, goal: 4.5 },
  ];
  if (certificate !== null) all.push({ name: "awswho, STS over TLS", run: ours(), environment: secure, goal: null });
  if (cli === undefined) return all;
  const endpoint = ["--endpoint-url", `http://127.0.0.1:${http}`];
  all.push({ name: "aws configure list", run: [cli, ["configure", "list"]], environment: theirs, goal: null });
  all.push({ name: CALL, run: [cli, ["sts", "get-caller-identity", ...endpoint]], environment: theirs, goal: null });
  return all;
}

function interleaved(contestants) {
  const times = new Map(contestants.map(({ name }) => [name, []]));
  // The first round fills the file system's cache and is not counted.
  for (let round = 0; round <= RUNS; round += 1)
    for (const contestant of contestants) {
      const time = timeOf(contestant);
      if (round > 0) times.get(contestant.name).push(time);
    }
  return times;
}

function timeOf({ name, run: [program, words], environment, cwd }) {
  const started = process.hrtime.bigint();
  const { status, stderr } = spawnSync(program, words, {
    env: environment,
    cwd: cwd ?? environment.HOME,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const time = Number(process.hrtime.bigint() - started) / 1e6;
  if (!hasEnded(status, words)) throw new Error(`${name} ended with ${status}: ${stderr}`);
  return time;
}

/** Java v1 looks in the home of the user, not in HOME: a comparison ends with 1, they part. Doctor may find a fault. */
function hasEnded(status, words) {
  return status === 0 || (status === 1 && (words.includes("compare") || words.includes("doctor")));
}

function report(contestants, times) {
  const median = (name) => middle(times.get(name));
  const base = median("node -e 0");
  console.log(`median of ${RUNS} interleaved runs, Node ${process.version}\n`);
  for (const { name, goal } of contestants) {
    const ratio = median(name) / base;
    row(name, `${median(name).toFixed(1)} ms`, `× ${ratio.toFixed(2)}`, goal === null ? "" : told(ratio, goal));
  }
  if (cli === undefined) return console.log("\nskipped: no AWS CLI here to compare with (AWS_CLI=path names one)");
  const share = median("awswho, STS on loopback") / median(CALL);
  row("awswho / aws, both asking STS", "", share.toFixed(2), told(share, 0.25));
}

/** What a run is made of: each part's share on top of the one before it. */
function reportParts(home, { http }) {
  const environment = { HOME: home, PATH: dirname(process.execPath) };
  const url = `http://127.0.0.1:${http}`;
  const file = (name, text) => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };
  const dist = join(root, "dist/cli");
  const bare = join(folder, "bare");
  mkdirSync(bare, { recursive: true });
  for (const name of ["awswho", "main", "who", "network"])
    writeFileSync(join(bare, `${name}.cjs`), readFileSync(join(dist, `${name}.cjs`)));
  const parts = [
    ["node itself", file("empty.cjs", ""), {}],
    ["compiling the command (outlines only)", file("read.cjs", compiling(dist, ["main", "who"])), {}],
    ["offline run", command, {}, "--offline"],
    ["  without V8's code cache", join(bare, "awswho.cjs"), {}, "--offline"],
    ["node:http", file("http.cjs", `require("node:http")`), {}],
    ["node:crypto", file("crypto.cjs", `require("node:crypto")`), {}],
    ["node:https", file("https.cjs", `require("node:https")`), {}],
    ["one bare request to the STS", file("request.cjs", requesting(url)), {}],
    ["online run", command, { AWSWHO_ENDPOINT_URL: url }],
    ["  without V8's code cache", join(bare, "awswho.cjs"), { AWSWHO_ENDPOINT_URL: url }],
  ];
  const contestants = parts.map(([name, path, more, ...words], index) => ({
    name: `${index} ${name}`,
    run: [process.execPath, [path, ...words]],
    environment: { ...environment, ...more },
  }));
  const times = interleaved(contestants);
  const base = middle(times.get(contestants[0].name));
  console.log("\nwhat costs what: milliseconds on top of an empty file\n");
  for (const { name } of contestants)
    row(name.replace(/^\d+ /, ""), `${(middle(times.get(name)) - base).toFixed(1)} ms`, "", "");
}

function compiling(dist, names) {
  const compile = (name) => `new vm.Script(fs.readFileSync(${JSON.stringify(join(dist, `${name}.cjs`))}, "utf8"));`;
  return `const fs = require("node:fs"), vm = require("node:vm");\n${names.map(compile).join("\n")}`;
}

function requesting(url) {
  const sent = `.end("Action=GetCallerIdentity")`;
  return `require("node:http").request(${JSON.stringify(url)}, { method: "POST" }, (r) => r.resume())${sent}`;
}

/** Every line of a large file must be seen: a duplicate anywhere stops boto3. */
function reportLargeFile() {
  const section = (i) =>
    `[profile team-${i}]\nrole_arn = arn:aws:iam::${String(i).padStart(12, "0")}:role/reader\nsource_profile = default\nregion = eu-west-1\n\n`;
  const sections = Array.from({ length: 10_000 }, (_, i) => section(i)).join("");
  const home = makeHome("large", `[default]\nregion = eu-west-1\n\n${sections}`);
  const environment = { HOME: home, PATH: dirname(process.execPath) };
  const hook = join(folder, "usage.cjs");
  writeFileSync(hook, USAGE);
  const measure = (words) => {
    const options = { env: environment, cwd: home, stdio: ["ignore", "pipe", "pipe", "pipe"] };
    const { output, stderr, status } = spawnSync(process.execPath, ["-r", hook, ...words], options);
    if (!hasEnded(status, words)) throw new Error(`a config file of 10,000 profiles: ${stderr}`);
    const { userCPUTime, systemCPUTime, maxRSS } = JSON.parse(output[3]);
    return { cpu: (userCPUTime + systemCPUTime) / 1000, megabytes: maxRSS / 1024 };
  };
  // Runs of the one and of the other are interleaved with node's own, as above.
  const rounds = Array.from({ length: RUNS }, () => ({
    node: measure(["-e", "0"]),
    who: measure([command, "--offline"]),
    compare: measure([command, "compare", "--offline"]),
    doctor: measure([command, "doctor", "--offline"]),
  }));
  const base = middle(rounds.map(({ node }) => node.cpu));
  console.log(`\na config file of 10,000 profiles, offline (node -e 0: ${base.toFixed(1)} ms CPU)\n`);
  for (const [of, goal] of [
    ["who", 4.5],
    ["compare", 8],
    ["doctor", 10],
  ]) {
    const ours = middle(rounds.map((round) => round[of].cpu));
    const memory = Math.max(...rounds.map((round) => round[of].megabytes));
    const ratio = ours / base;
    row(`${of}: CPU, user and system`, `${ours.toFixed(1)} ms`, `× ${ratio.toFixed(2)}`, told(ratio, goal));
    row(`${of}: peak memory`, `${memory.toFixed(0)} MB`, "", told(memory, 110));
  }
}

/** Ten thousand profiles listed, each by a walk of its own. */
function reportProfiles() {
  const environment = { HOME: join(folder, "large"), PATH: dirname(process.execPath) };
  const hook = join(folder, "usage.cjs");
  const cpu = (words) => {
    const stdio = ["ignore", "pipe", "pipe", "pipe"];
    const options = { env: environment, cwd: environment.HOME, stdio, maxBuffer: 1 << 28 };
    const run = spawnSync(process.execPath, ["-r", hook, ...words], options);
    if (run.status !== 0) throw new Error(`profiles: ${run.stderr}`);
    const { userCPUTime, systemCPUTime } = JSON.parse(run.output[3]);
    return (userCPUTime + systemCPUTime) / 1000;
  };
  const rounds = Array.from({ length: Math.min(RUNS, 10) }, () => [cpu(["-e", "0"]), cpu([command, "profiles"])]);
  const ratio = middle(rounds.map(([, own]) => own)) / middle(rounds.map(([node]) => node));
  row(
    "awswho profiles, 10,000 of them: CPU",
    `${middle(rounds.map(([, own]) => own)).toFixed(0)} ms`,
    `× ${ratio.toFixed(1)}`,
    told(ratio, 10),
  );
}

/** 200 profiles at an STS of 20 ms by 50 connections: four rounds, 80 ms at best. A run with one profile is the start-up. */
async function reportVerify() {
  const { http } = await startSts(null, 20);
  const run = (count) => {
    const home = makeHome(`verify-${count}`, "");
    const section = (i) =>
      `[p${i}]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = bench${i}\nregion = eu-west-1\n\n`;
    writeFileSync(join(home, ".aws/credentials"), Array.from({ length: count }, (_, i) => section(i)).join(""));
    const environment = {
      HOME: home,
      PATH: dirname(process.execPath),
      AWSWHO_ENDPOINT_URL: `http://127.0.0.1:${http}`,
    };
    return timeOf({
      name: "profiles --verify",
      run: [process.execPath, [command, "profiles", "--verify"]],
      environment,
    });
  };
  const rounds = Array.from({ length: Math.min(RUNS, 10) }, () => [run(1), run(200)]);
  const all = middle(rounds.map(([one, many]) => many - (one - 20)));
  console.log("\n200 profiles verified, STS of 20 ms, 50 connections (80 ms at best)\n");
  row("on top of start-up", `${all.toFixed(0)} ms`, "", told(all, 120));
}

function told(figure, goal) {
  return `goal ${goal} ${figure <= goal ? "met" : "MISSED"}`;
}

function middle(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

function row(name, time, ratio, goal) {
  console.log(`  ${name.padEnd(52)}${time.padStart(10)}  ${ratio.padEnd(8)}${goal}`.trimEnd());
}
