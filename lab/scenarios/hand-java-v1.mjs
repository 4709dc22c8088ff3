// hand-java-v1.mjs > hand-java-v1.jsonl: when Java 1 looks at the metadata service's time, what it takes for one, and keys of
// which code gives a part.
const KEYS = {
  "~/.aws/credentials":
    "[default]\naws_access_key_id = AKIAFILEFILEFILEFILE\naws_secret_access_key = sec-file\n[dev]\naws_access_key_id = AKIADEVDEVDEVDEVDEVD\naws_secret_access_key = sec-dev\n",
};
const TIME = "AWS_METADATA_SERVICE_TIMEOUT";
const REGION = { AWS_REGION: "eu-west-1" };
const CONTAINER = { AWS_CONTAINER_CREDENTIALS_FULL_URI: "http://127.0.0.1:1/creds" };
const inTime = (text, more = {}) => ({ env: { ...REGION, [TIME]: text }, files: KEYS, ...more });
const given = (explicit) => ({ env: REGION, files: KEYS, explicit });

const machines = {
  "time-bad-chain": inTime("abc"),
  "time-bad-keys-in-code": inTime("abc", {
    explicit: { accessKeyId: "AKIAEXPLICITEXPLICIT", secretAccessKey: "sec-explicit" },
  }),
  "time-bad-profile-in-code": inTime("abc", { session: { profile: "dev" } }),
  "time-bad-container": { env: { ...REGION, ...CONTAINER, [TIME]: "abc" }, files: KEYS },
  "time-bad-container-empty": {
    env: { ...REGION, AWS_CONTAINER_CREDENTIALS_FULL_URI: "", [TIME]: "abc" },
    files: KEYS,
  },
  "time-whole": inTime("5"),
  "time-large": inTime("3000000"),
  "time-above-int": inTime("3000000000"),
  "time-part": inTime("2.5"),
  "time-below-a-millisecond": inTime("0.0004"),
  "time-negative": inTime("-1"),
  "time-exponent": inTime("1e3"),
  "time-float": inTime("5f"),
  "time-blank": inTime(" 5 "),
  "time-nan": inTime("NaN"),
  "secret-alone": given({ secretAccessKey: "sec-explicit" }),
  "id-and-token": given({ accessKeyId: "AKIAEXPLICITEXPLICIT", sessionToken: "tok" }),
  "secret-and-token": given({ secretAccessKey: "sec-explicit", sessionToken: "tok" }),
  "secret-empty": given({ accessKeyId: "AKIAEXPLICITEXPLICIT", secretAccessKey: "" }),
  "id-empty": given({ accessKeyId: "", secretAccessKey: "sec-explicit" }),
  "all-empty": given({ accessKeyId: "", secretAccessKey: "" }),
};

for (const [name, machine] of Object.entries(machines))
  console.log(JSON.stringify({ id: `j1-${name}`, imds: null, tags: ["hand", "java-v1"], ...machine }));
