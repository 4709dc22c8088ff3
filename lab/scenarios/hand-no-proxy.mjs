// hand-no-proxy.mjs > hand-no-proxy.jsonl: how each SDK reads NO_PROXY, and which of a proxy's two spellings it takes. Nothing
// listens at the proxy; what is left out of it succeeds.
const STS = "sts.eu-west-1.amazonaws.com";
const GLOBAL = "sts.amazonaws.com";
const METADATA = "169.254.169.254";
const PROXY = "http://127.0.0.1:9";
const BOTH = { HTTP_PROXY: PROXY, HTTPS_PROXY: PROXY };
const profile = "role_arn = arn:aws:iam::444455556666:role/R\nsource_profile = base\nregion = eu-west-1\n";
const keys = "aws_access_key_id = AKIAY34FZKBOKMUTVV7A\naws_secret_access_key = sec/AKIAY34FZKBOKMUTVV7A+x=\n";
const role = (env) => ({
  env: { AWS_PROFILE: "r", AWS_SDK_LOAD_CONFIG: "1", AWS_STS_REGIONAL_ENDPOINTS: "regional", ...env },
  files: { "~/.aws/config": `[profile r]\n${profile}`, "~/.aws/credentials": `[base]\n${keys}[r]\n${profile}` },
});
const instance = (env, name = "node") => ({ env: { AWS_REGION: "eu-west-1", ...env }, imds: { role: name } });
const container = (url, env) => ({
  env: { AWS_REGION: "eu-west-1", AWS_CONTAINER_CREDENTIALS_FULL_URI: url, ...env },
});
const SIX = { AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE: "IPv6" };
const each = (lists, make) =>
  Object.fromEntries(Object.entries(lists).map(([name, list]) => [name, make({ ...BOTH, NO_PROXY: list })]));
const named = (kind, machines) =>
  Object.fromEntries(Object.entries(machines).map(([name, machine]) => [`${kind}-${name}`, machine]));

const machines = {
  ...named(
    "sts",
    each(
      {
        host: STS,
        "host-upper": STS.toUpperCase(),
        "host-dot": `.${STS}`,
        "host-last-dot": `${STS}.`,
        "host-port": `${STS}:443`,
        "host-other-port": `${STS}:8443`,
        "host-no-port": `${STS}:`,
        "only-port": ":443",
        ending: "eu-west-1.amazonaws.com",
        "ending-dots": "..amazonaws.com",
        "ending-port": "amazonaws.com:443",
        "ending-dot-port": ".amazonaws.com:443",
        "ending-other-port": "amazonaws.com:80",
        "ending-star-port": "*.amazonaws.com:443",
        "part-of-label": "aws.com",
        "dot-part-of-label": ".aws.com",
        star: "*",
        "star-blank": " *",
        "star-after": "example.com,*",
        "star-port": "*:443",
        "star-glued": "*amazonaws.com",
        "star-inside": "sts.*.amazonaws.com",
        "star-at-end": "sts.*",
        "star-dot-name": `*.${STS}`,
        pattern: "sts.eu.west.1.amazonaws.com",
        "pattern-any": "sts\\..+",
        blanks: ` example.com , ${STS} `,
        "blank-between": `example.com ${STS}`,
        tab: `example.com,\t${STS}`,
        pipe: `example.com|${STS}`,
        semicolon: `example.com;${STS}`,
        url: `https://${STS}`,
        empty: "",
        "commas-only": ",,",
        usual: `localhost,127.0.0.1,${METADATA},.amazonaws.com`,
        "usual-six": `localhost,127.0.0.1,::1,${METADATA},.amazonaws.com`,
        // Java v1 asks the global host, wherever it is
        global: GLOBAL,
        "global-upper": GLOBAL.toUpperCase(),
        "global-port": `${GLOBAL}:443`,
        "global-dot": `.${GLOBAL}`,
        "global-blanks": `example.com , ${GLOBAL} `,
        "global-blank-end": ` ${GLOBAL} `,
        "global-pipe": `example.com|${GLOBAL}`,
        "global-star-inside": "sts.*.com",
        "global-pattern": "stsXamazonaws.com,sts.amazonaws.c.m",
        "global-any-sign": "sts.amazonaws.co[mn]",
        "global-broken-pattern": "sts(,sts.amazonaws.com",
      },
      role,
    ),
  ),
  ...named("case", {
    "no-lower": role({ ...BOTH, no_proxy: STS }),
    "no-mixed": role({ ...BOTH, No_Proxy: STS }),
    "no-upper-empty": role({ ...BOTH, NO_PROXY: "", no_proxy: STS }),
    "no-lower-empty": role({ ...BOTH, NO_PROXY: STS, no_proxy: "" }),
    "no-both-lower": role({ ...BOTH, NO_PROXY: "example.com", no_proxy: STS }),
    "no-both-upper": role({ ...BOTH, NO_PROXY: STS, no_proxy: "example.com" }),
    "lower-empty": role({ ...BOTH, http_proxy: "", https_proxy: "" }),
    "upper-empty": role({ HTTP_PROXY: "", HTTPS_PROXY: "", http_proxy: PROXY, https_proxy: PROXY }),
    mixed: role({ Http_Proxy: PROXY, Https_Proxy: PROXY }),
    "mixed-word": role({ HTTPS_proxy: PROXY, HTTP_proxy: PROXY }),
    both: role({ ...BOTH, http_proxy: "http://127.0.0.1:8", https_proxy: "http://127.0.0.1:8" }),
    "instance-lower-empty": instance({ HTTP_PROXY: PROXY, http_proxy: "" }),
    "instance-upper-empty": instance({ HTTP_PROXY: "", http_proxy: PROXY }),
    "instance-no-lower": instance({ HTTP_PROXY: PROXY, no_proxy: METADATA }),
    "instance-no-both-upper": instance({ HTTP_PROXY: PROXY, NO_PROXY: METADATA, no_proxy: "example.com" }),
    "instance-no-upper-empty": instance({ HTTP_PROXY: PROXY, NO_PROXY: "", no_proxy: METADATA }),
    "instance-no-lower-empty": instance({ HTTP_PROXY: PROXY, NO_PROXY: METADATA, no_proxy: "" }),
    "all-lower": role({ all_proxy: PROXY }),
    "all-no": role({ ALL_PROXY: PROXY, NO_PROXY: STS }),
    "all-https-empty": role({ ALL_PROXY: PROXY, HTTPS_PROXY: "" }),
    bare: role({ HTTP_PROXY: "127.0.0.1:9", HTTPS_PROXY: "127.0.0.1:9" }),
    blank: role({ HTTP_PROXY: " ", HTTPS_PROXY: " " }),
  }),
  ...named(
    "instance",
    each(
      {
        port: `${METADATA}:80`,
        "other-port": `${METADATA}:8080`,
        star: "*",
        "one-range": `${METADATA}/32`,
        range: "169.254.169.0/24",
        "wrong-range": "169.254.0.0/33",
        "other-range": "10.0.0.0/8",
        "range-port": "169.254.0.0/16:80",
        "range-of-all": "0.0.0.0/0",
        "range-inside": "169.254.1.1/16",
        "range-blanks": "10.0.0.0/8, 169.254.0.0/16",
        "first-half": "169.254.",
        "first-half-star": "169.254.*",
        ending: "169.254",
        "dot-ending": ".169.254",
        "star-ending": "*.169.254",
        "other-ending": "254",
        "blank-between": `localhost ${METADATA}`,
        pipe: `localhost|${METADATA}`,
        mapped: `::ffff:${METADATA}`,
        zeros: "169.254.169.254.",
        url: `http://${METADATA}`,
        usual: `localhost,127.0.0.1,${METADATA},.internal`,
      },
      instance,
    ),
  ),
  ...named(
    "six",
    each(
      {
        none: "localhost",
        bare: "fd00:ec2::254",
        brackets: "[fd00:ec2::254]",
        "brackets-port": "[fd00:ec2::254]:80",
        range: "fd00:ec2::/32",
        long: "fd00:0ec2:0:0:0:0:0:254",
        star: "*",
      },
      (env) => instance({ ...SIX, ...env }, "six-node"),
    ),
  ),
  ...named("loopback", {
    sts: role({ ...BOTH, AWS_ENDPOINT_URL_STS: "{{EMU}}/sts" }),
    "sts-port": role({ ...BOTH, AWS_ENDPOINT_URL_STS: "{{EMU}}/sts", NO_PROXY: "127.0.0.1:4580" }),
    "sts-other-port": role({ ...BOTH, AWS_ENDPOINT_URL_STS: "{{EMU}}/sts", NO_PROXY: "127.0.0.1:80" }),
    "sts-localhost": role({ ...BOTH, AWS_ENDPOINT_URL_STS: "http://localhost:4580/sts" }),
    "sts-localhost-no": role({ ...BOTH, AWS_ENDPOINT_URL_STS: "http://localhost:4580/sts", NO_PROXY: "localhost" }),
    container: container("{{EMU}}/ecs/x", BOTH),
    "container-localhost": container("http://localhost:4580/ecs/x", BOTH),
    "container-port": container("{{EMU}}/ecs/x", { ...BOTH, NO_PROXY: "127.0.0.1:4580" }),
  }),
  ...named("container", {
    port: container("http://169.254.170.23/v1/credentials", { ...BOTH, NO_PROXY: "169.254.170.23:80" }),
    range: container("http://169.254.170.23/v1/credentials", { ...BOTH, NO_PROXY: "169.254.170.0/24" }),
    star: container("http://169.254.170.23/v1/credentials", { ...BOTH, NO_PROXY: "*" }),
    all: container("http://169.254.170.23/v1/credentials", { ALL_PROXY: PROXY }),
  }),
  // What the small changes of the readers were not noticed by
  ...named(
    "instance",
    each(
      {
        "own-wrong-range": `${METADATA}/33`,
        "six-alike": "::a9fe:a9fe",
        "high-part": "169.254.168.510",
      },
      instance,
    ),
  ),
  ...named("case", {
    "upper-empty-mixed": role({ HTTP_PROXY: "", HTTPS_PROXY: "", Http_Proxy: PROXY, Https_Proxy: PROXY }),
    "broken-pattern-second": role({ ...BOTH, NO_PROXY: `example.com,sts(,${STS},${GLOBAL}` }),
    "http-bare": role({ HTTP_PROXY: "127.0.0.1:9" }),
    "http-and-six": role({ HTTP_PROXY: PROXY, NO_PROXY: "::1" }),
    "instance-https-bare": instance({ HTTPS_PROXY: "127.0.0.1:9" }),
    "instance-https-and-six": instance({ HTTPS_PROXY: PROXY, NO_PROXY: "::1" }),
    "instance-all-six": instance({ all_proxy: PROXY, NO_PROXY: "::1" }),
  }),
};

for (const [name, { env = {}, files = {}, imds = null }] of Object.entries(machines))
  console.log(JSON.stringify({ id: `no-proxy-${name}`, env, files, imds, tags: ["proxy", "mutation"] }));
