// hand-reported.mjs > hand-reported.jsonl: machines of people whom something went wrong for, or nearly: one to three things that
// issues, question threads and tools' documentation tell of, together as they are met. None was tuned to before it was recorded.
// Of hand-field.mjs's kind, and of what that has not.
import {
  config,
  credentials,
  exported,
  ini,
  LEGACY_SSO,
  lasting,
  MAIN,
  OTHER,
  program,
  REFRESHES,
  role,
  START,
  signedIn,
  THIRD,
  templated,
  temporary,
  tight,
} from "./parts/as-people-write.mjs";
import { FRESH, LOGIN, LOGIN_CACHE, SIGNED_IN } from "./parts/sign-ins.mjs";

/** A program that prints this text, and what else it does. */
const says = (text, { path = "~/bin/creds", before = "", status = 0 } = {}) => ({
  files: { [path]: `#!/bin/sh\n${before}cat <<'X'\n${text}\nX\nexit ${status}\n` },
  modes: { [path]: "755" },
});
/** What a process prints, in the order in which its tool prints it. */
const printed = (more = {}, keys = temporary(131n)) =>
  JSON.stringify({
    Version: 1,
    AccessKeyId: keys.id,
    SecretAccessKey: keys.secret,
    SessionToken: keys.token,
    Expiration: "{{NOW+3600}}",
    ...more,
  });
const PROCESS = "[profile dev]\nregion = eu-west-1\ncredential_process = {{HOME}}/bin/creds\n";
/** A machine whose profile `dev` is a process that prints this. */
const processSaying = (note, text, how = {}) => {
  const { files, modes } = says(text, how);
  return { note, env: { AWS_PROFILE: "dev" }, files: { ...config(PROCESS), ...files }, modes };
};

const SESSION = `[sso-session acme]\nsso_start_url = ${START}\nsso_region = us-east-1\nsso_registration_scopes = sso:account:access\n`;
const SIGN_IN = `sso_session = acme\nsso_account_id = ${MAIN}\nsso_role_name = Developer\n`;
const base = (keys = lasting(111n)) => credentials(`[base]\n${ini(keys)}`);
/** A role in profile `deploy` whose source's keys lie in the credentials file. */
const roleWith = (note, line, more = {}) => ({
  note,
  env: { AWS_PROFILE: "deploy", ...more.env },
  files: {
    ...config(
      `[profile deploy]\nrole_arn = ${more.arn ?? role("Deploy")}\nsource_profile = base\nregion = eu-west-1\n${line}`,
    ),
    ...base(),
  },
});

const signIns = {
  "session-and-legacy-differ": {
    note: "one profile has sso_session and an older start URL and region of another portal, a token of each (botocore #2835)",
    env: { AWS_PROFILE: "my-profile" },
    files: {
      ...config(
        `[profile my-profile]\nsso_start_url = https://foo.awsapps.com/start\nsso_region = us-west-2\n${SIGN_IN}region = us-east-1\n\n${SESSION}`,
      ),
      ...signedIn("acme"),
      ...signedIn("https://foo.awsapps.com/start", {
        startUrl: "https://foo.awsapps.com/start",
        region: "us-west-2",
        accessToken: "at-foo",
      }),
    },
  },
  "session-rows-copied": {
    note: "the session's rows copied into the profile for aws2-wrap, signed in before the session was there (aws2-wrap #72)",
    env: { AWS_PROFILE: `AdministratorAccess-${MAIN}` },
    files: {
      ...config(
        `[profile AdministratorAccess-${MAIN}]\nsso_session = acme\nsso_start_url = ${START}\nsso_region = us-east-1\nsso_registration_scopes = sso:account:access\nsso_account_id = ${MAIN}\nsso_role_name = AdministratorAccess\nregion = us-west-2\noutput = json\n\n${SESSION}`,
      ),
      ...signedIn(START),
    },
  },
  "session-without-account": {
    note: "sso_session without account and role, for CodeCatalyst or Q only; keys beside it (aws-cli #7496 and the like)",
    env: { AWS_PROFILE: "codecatalyst" },
    files: {
      ...config(`[profile codecatalyst]\nsso_session = acme\nregion = us-west-2\n\n${SESSION}`),
      ...credentials(`[default]\n${ini(lasting(112n))}`),
      ...signedIn("acme", REFRESHES),
    },
  },
  "session-name-with-blank": {
    note: "a session named as the company is, blank and all, unquoted (aws-cli's guide and forums)",
    env: { AWS_PROFILE: "acme-dev" },
    files: {
      ...config(
        `[profile acme-dev]\nsso_session = Acme Corp\nsso_account_id = ${MAIN}\nsso_role_name = Developer\nregion = eu-west-1\n\n[sso-session Acme Corp]\nsso_start_url = ${START}\nsso_region = us-east-1\nsso_registration_scopes = sso:account:access\n`,
      ),
      ...signedIn("Acme Corp", REFRESHES),
    },
  },
  "session-name-quoted": {
    note: "the same session, quoted as a shell wants it",
    env: { AWS_PROFILE: "acme-dev" },
    files: {
      ...config(
        `[profile acme-dev]\nsso_session = "Acme Corp"\nsso_account_id = ${MAIN}\nsso_role_name = Developer\nregion = eu-west-1\n\n[sso-session "Acme Corp"]\nsso_start_url = ${START}\nsso_region = us-east-1\n`,
      ),
      ...signedIn("Acme Corp", REFRESHES),
    },
  },
  "session-under-profile-header": {
    note: "the session's header made like a profile's: [profile sso-session acme] (forums)",
    env: { AWS_PROFILE: "dev" },
    files: {
      ...config(`[profile dev]\n${SIGN_IN}region = eu-west-1\n\n${SESSION.replace("[sso-", "[profile sso-")}`),
      ...signedIn("acme"),
    },
  },
  "session-registration-over": {
    note: "a token that is over, a refresh token, but the client's registration is over, too (aws-cli #7341 and the like)",
    env: { AWS_PROFILE: "dev" },
    files: {
      ...config(`[profile dev]\n${SIGN_IN}region = eu-west-1\n\n${SESSION}`),
      ...signedIn("acme", { ...REFRESHES, expiresAt: "{{NOW-7200}}", registrationExpiresAt: "{{NOW-3600}}" }),
    },
  },
  "session-refresh-refused": {
    note: "Monday morning: the token is over and the portal no longer takes the refresh token (many)",
    env: { AWS_PROFILE: "dev" },
    files: {
      ...config(`[profile dev]\n${SIGN_IN}region = eu-west-1\n\n${SESSION}`),
      ...signedIn("acme", { ...REFRESHES, refreshToken: "revoked-field", expiresAt: "{{NOW-190000}}" }),
    },
  },
  "legacy-token-of-old-cli": {
    note: "a token that an early AWS CLI 2 wrote, its time ending in UTC (aws-sdk-go-v2 #1160 and the like)",
    env: { AWS_PROFILE: "dev" },
    files: {
      ...config(
        `[profile dev]\n${LEGACY_SSO}sso_account_id = ${MAIN}\nsso_role_name = Developer\nregion = us-east-1\n`,
      ),
      ...signedIn(START, { expiresAt: "{{BARE+3600}}UTC" }),
    },
  },
  "portal-forbids-role": {
    note: "signed in, but the person may not have this role any more: No access (aws-cli #6316)",
    env: { AWS_PROFILE: "dev" },
    files: {
      ...config(
        `[profile dev]\nsso_session = acme\nsso_account_id = ${OTHER}\nsso_role_name = fails-ForbiddenException-403\nregion = eu-west-1\n\n${SESSION}`,
      ),
      ...signedIn("acme", REFRESHES),
    },
  },
  "account-quoted": {
    note: "account and role in double quotes, as Terraform's own files have them",
    env: { AWS_PROFILE: "dev" },
    files: {
      ...config(
        `[profile dev]\nsso_session = acme\nsso_account_id = "${MAIN}"\nsso_role_name = "Developer"\nregion = "eu-west-1"\n\n${SESSION}`,
      ),
      ...signedIn("acme"),
    },
  },
  "session-in-credentials-file": {
    note: "the sso-session stands in the credentials file, the profile in the config file (aws-toolkit-vscode and the like)",
    env: { AWS_PROFILE: "dev" },
    files: {
      ...config(`[profile dev]\n${SIGN_IN}region = eu-west-1\n`),
      ...credentials(`${SESSION}\n[default]\n${ini(lasting(113n))}`),
      ...signedIn("acme"),
    },
  },
  "sign-in-default-and-keys-default": {
    note: "[default] is a sign-in, and an old pair lies in the credentials file under the same name (aws-sdk-js-v3 #4403 and the like)",
    files: {
      ...config(`[default]\n${SIGN_IN}region = eu-west-1\noutput = json\n\n${SESSION}`),
      ...credentials(`[default]\n${ini(lasting(114n, OTHER))}`),
      ...signedIn("acme"),
    },
  },
  "role-on-session-of-another-region": {
    note: "a role on a sign-in, the source region only, STS regional by the profile (aws-sdk-go-v2 and others)",
    env: { AWS_PROFILE: "prod", AWS_STS_REGIONAL_ENDPOINTS: "legacy" },
    files: {
      ...config(
        `[profile prod]\nrole_arn = ${role("Prod")}\nsource_profile = sso-dev\nsts_regional_endpoints = regional\nrole_session_name = jane.doe@acme.com\n\n[profile sso-dev]\n${SIGN_IN}region = ap-southeast-2\n\n${SESSION}`,
      ),
      ...signedIn("acme", { ...REFRESHES, expiresAt: "{{NOW-60}}" }),
    },
  },
  "login-beside-old-keys": {
    note: "`aws login` into [default], where the credentials file still has a pair (aws-cli #9949 and the like)",
    files: {
      ...config(`[default]\nlogin_session = ${LOGIN}\nregion = us-east-1\n`),
      ...credentials(`[default]\n${ini(lasting(115n, OTHER))}`),
      [LOGIN_CACHE]: JSON.stringify({ ...SIGNED_IN, accessToken: FRESH }),
    },
  },
  "login-cache-moved": {
    note: "`aws login` with the cache moved by its variable, in a dev container (aws-cli's guide)",
    env: { AWS_PROFILE: "console", AWS_LOGIN_CACHE_DIRECTORY: "{{HOME}}/cache/login" },
    files: {
      ...config(`[profile console]\nlogin_session = ${LOGIN}\nregion = eu-west-1\n`),
      [LOGIN_CACHE.replace(".aws/login/cache", "cache/login")]: JSON.stringify({ ...SIGNED_IN, accessToken: FRESH }),
    },
  },
  "login-over-role-on-top": {
    note: "`aws login` of this morning, its quarter of an hour over, and a role on top of it",
    env: { AWS_PROFILE: "admin" },
    files: {
      ...config(
        `[profile console]\nlogin_session = ${LOGIN}\nregion = eu-west-1\n\n[profile admin]\nrole_arn = ${role("Admin")}\nsource_profile = console\nregion = eu-west-1\n`,
      ),
      [LOGIN_CACHE]: JSON.stringify(SIGNED_IN),
    },
  },
};

const roles = {
  "duration-of-twelve-hours-on-a-chain": {
    note: "duration_seconds = 43200 on a role whose source is a role: STS gives an hour at most (many)",
    env: { AWS_PROFILE: "inner" },
    files: {
      ...config(
        `[profile outer]\nrole_arn = ${role("Outer")}\nsource_profile = base\n\n[profile inner]\nrole_arn = ${role("Inner", THIRD)}\nsource_profile = outer\nduration_seconds = 43200\nregion = eu-west-1\n`,
      ),
      ...base(),
    },
  },
  "duration-with-unit": roleWith("duration_seconds = 1h, as aws-vault writes its own", "duration_seconds = 1h\n"),
  "duration-with-comment": roleWith(
    "duration_seconds with a comment behind it (dotfiles)",
    "duration_seconds = 3600   # one hour\n",
  ),
  "external-id-quoted": roleWith(
    "external_id in quotes, the trust wants it without them (forums)",
    'external_id = "acme-42"\n',
    { arn: role("wants/ExternalId/acme-42/Vendor") },
  ),
  "external-id-empty": roleWith("external_id left empty by a generator", "external_id =\n"),
  "session-name-of-a-person": roleWith(
    "role_session_name with a blank, a person's name (many)",
    "role_session_name = Jane Doe\n",
  ),
  "session-name-templated": roleWith(
    "role_session_name that a shell was to fill in (dotfiles)",
    `role_session_name = ${templated("USER")}\n`,
    { env: { USER: "jane" } },
  ),
  "session-name-umlaut": roleWith("role_session_name with an umlaut", "role_session_name = jürgen\n"),
  "both-sources": roleWith("source_profile and credential_source in one profile", "credential_source = Environment\n", {
    env: exported(lasting(116n, THIRD)),
  }),
  "source-lower-case": {
    note: "credential_source = environment, in small letters",
    env: { AWS_PROFILE: "deploy", ...exported(lasting(117n)) },
    files: config(
      `[profile deploy]\nrole_arn = ${role("Deploy")}\ncredential_source = environment\nregion = eu-west-1\n`,
    ),
  },
  "container-source-full-address": {
    note: "credential_source = EcsContainer where only the full address is set, in a Batch or a pod (aws-cli #3875 and the like)",
    env: {
      AWS_PROFILE: "cross",
      AWS_CONTAINER_CREDENTIALS_FULL_URI: "{{EMU}}/ecs/pod",
      AWS_CONTAINER_AUTHORIZATION_TOKEN: "pod-token",
    },
    files: config(
      `[profile cross]\nrole_arn = ${role("Cross")}\ncredential_source = EcsContainer\nregion = eu-west-1\n`,
    ),
  },
  "metadata-source-disabled": {
    note: "credential_source = Ec2InstanceMetadata, the metadata switched off by a variable of the image",
    env: { AWS_PROFILE: "cross", AWS_EC2_METADATA_DISABLED: "true" },
    files: config(
      `[profile cross]\nrole_arn = ${role("Cross")}\ncredential_source = Ec2InstanceMetadata\nregion = eu-west-1\n`,
    ),
    imds: { role: "app" },
  },
  "sources-in-a-circle": {
    note: "two profiles that name each other (aws-vault #448 and the like)",
    env: { AWS_PROFILE: "a" },
    files: {
      ...config(
        `[profile a]\nrole_arn = ${role("A")}\nsource_profile = b\nregion = eu-west-1\n[profile b]\nrole_arn = ${role("B")}\nsource_profile = a\n`,
      ),
      ...credentials(`[default]\n${ini(lasting(118n))}`),
    },
  },
  "source-of-another-case": {
    note: "source_profile = Base, the section is [base]",
    env: { AWS_PROFILE: "deploy" },
    files: {
      ...config(`[profile deploy]\nrole_arn = ${role("Deploy")}\nsource_profile = Base\nregion = eu-west-1\n`),
      ...base(),
    },
  },
  "source-quoted": {
    note: "source_profile in quotes",
    env: { AWS_PROFILE: "deploy" },
    files: {
      ...config(`[profile deploy]\nrole_arn = ${role("Deploy")}\nsource_profile = "base"\nregion = eu-west-1\n`),
      ...base(),
    },
  },
  "default-role-on-default-keys": {
    note: "the role stands in [default] of the config file, its source is [default] of the credentials file (aws-cli #2469 and the like)",
    env: { AWS_REGION: "eu-central-1" },
    files: {
      ...config(`[default]\nrole_arn = ${role("Everyday")}\nsource_profile = default\nregion = eu-west-1\n`),
      ...credentials(`[default]\n${ini(lasting(119n))}`),
    },
  },
  "names-not-ascii": {
    note: "a profile named in Japanese, its source with an umlaut (forums)",
    env: { AWS_PROFILE: "本番" },
    files: {
      ...config(`[profile 本番]\nrole_arn = ${role("Prod")}\nsource_profile = jürgen\nregion = ap-northeast-1\n`),
      ...credentials(`[jürgen]\n${ini(lasting(120n))}`),
    },
  },
  "role-empty": {
    note: "role_arn = without a value beside a source, as a generator leaves it",
    env: { AWS_PROFILE: "dev" },
    files: {
      ...config("[profile dev]\nrole_arn =\nsource_profile = base\nregion = eu-west-1\n"),
      ...credentials(`[base]\n${ini(lasting(121n))}\n[dev]\n${ini(lasting(122n, OTHER))}`),
    },
  },
  "role-by-process": {
    note: "a role whose source profile is a process of Leapp's or 1Password's, mfa_serial kept from before (forums)",
    env: { AWS_PROFILE: "deploy" },
    files: {
      ...config(
        `[profile op]\ncredential_process = {{HOME}}/bin/op-aws --vault "Private Keys" --item 'AWS main'\n\n[profile deploy]\nrole_arn = ${role("Deploy")}\nsource_profile = op\nregion = eu-west-1\n`,
      ),
      ...program("~/bin/op-aws").files,
    },
    modes: program("~/bin/op-aws").modes,
  },
  "token-file-and-source": {
    note: "one profile has role, token file and source_profile, merged from two how-tos (forums)",
    env: { AWS_PROFILE: "pod" },
    files: {
      ...config(
        `[profile pod]\nrole_arn = ${role("Pod")}\nweb_identity_token_file = {{HOME}}/token\nsource_profile = base\nregion = eu-west-1\n`,
      ),
      ...base(),
      "~/token": "eyJ-pod",
    },
  },
  "token-file-gone-in-profile": {
    note: "a profile copied from a pod: its token file is not on the laptop",
    env: { AWS_PROFILE: "pod" },
    files: {
      ...config(
        `[profile pod]\nrole_arn = ${role("Pod")}\nweb_identity_token_file = /var/run/secrets/eks.amazonaws.com/serviceaccount/token\nregion = eu-west-1\n`,
      ),
      ...credentials(`[default]\n${ini(lasting(123n))}`),
    },
  },
  "token-file-tilde": {
    note: "web_identity_token_file = ~/token, which no shell opens",
    env: { AWS_PROFILE: "pod" },
    files: {
      ...config(
        `[profile pod]\nrole_arn = ${role("Pod")}\nweb_identity_token_file = ~/token\nregion = eu-west-1\nrole_session_name = pod@1\n`,
      ),
      "~/token": "eyJ-pod",
    },
  },
  "profile-and-role-variables": {
    note: "IRSA's variables in the pod, AWS_PROFILE of the chart names a profile with keys (aws-sdk-go #3101 and the like)",
    env: {
      AWS_PROFILE: "backup",
      AWS_ROLE_ARN: role("irsa", MAIN),
      AWS_WEB_IDENTITY_TOKEN_FILE: "{{HOME}}/token",
      AWS_ROLE_SESSION_NAME: "velero",
      AWS_REGION: "eu-central-1",
    },
    files: { ...credentials(`[backup]\n${tight(lasting(124n, THIRD))}`), "~/token": "eyJ-pod" },
  },
  "profile-role-and-role-variables": {
    note: "IRSA's variables, and a profile with a role that says credential_source = Environment (botocore #2245)",
    env: {
      AWS_PROFILE: "cross",
      AWS_ROLE_ARN: role("irsa", MAIN),
      AWS_WEB_IDENTITY_TOKEN_FILE: "{{HOME}}/token",
      AWS_REGION: "eu-central-1",
    },
    files: {
      ...config(`[profile cross]\nrole_arn = ${role("Cross")}\ncredential_source = Environment\n`),
      "~/token": "eyJ-pod",
    },
  },
};

const processes = {
  "process-version-text": processSaying("a process of a script's: Version in quotes", printed({ Version: "1" })),
  "process-version-two": processSaying("a process that says Version 2", printed({ Version: 2 })),
  "process-version-missing": processSaying(
    "a process in a shell script that forgot Version (forums)",
    printed({ Version: undefined }),
  ),
  "process-expiration-empty": processSaying(
    "Expiration is an empty text (terraform-provider-aws #43451)",
    printed({ Expiration: "" }),
  ),
  "process-expiration-null": processSaying(
    "a lasting pair, token and date null",
    printed({ SessionToken: null, Expiration: null }),
  ),
  "process-expiration-offset": processSaying(
    "a date with an offset without a colon, as Python's strftime prints it (alks-cli #169)",
    printed({ Expiration: "2099-06-01T12:00:00+0000" }),
  ),
  "process-expiration-seconds": processSaying(
    "a date as a number of seconds, in quotes",
    printed({ Expiration: "4083955200" }),
  ),
  "process-expired": processSaying(
    "a cache of the process's own: it prints what is over (aws2-wrap and the like)",
    printed({ Expiration: "{{NOW-600}}" }),
  ),
  "process-account": processSaying(
    "a process of today that names the account, as a number",
    printed({ AccountId: 111122223333 }),
  ),
  "process-log-line-before": processSaying(
    "a line about an update before the JSON, on stdout (saml2aws and the like)",
    `A new version is available!\n${printed()}`,
  ),
  "process-silent": processSaying("a tool that wants a sign-in prints nothing and ends well", ""),
  "process-stderr-and-fails": processSaying("a tool whose sign-in is over: says so on stderr, ends with 1", "", {
    before: "echo 'session expired, run: tool login' >&2\n",
    status: 1,
  }),
  "process-small-letters": processSaying(
    "a script of one's own, the fields begin in small letters (forums)",
    JSON.stringify({
      version: 1,
      accessKeyId: temporary(132n).id,
      secretAccessKey: temporary(132n).secret,
      sessionToken: temporary(132n).token,
      expiration: "{{NOW+3600}}",
    }),
  ),
  "process-echo-json": {
    note: "echo of JSON in single quotes, as a demonstration has it (aws-vault #1182)",
    env: { AWS_PROFILE: "demo" },
    files: config(
      `[profile demo]\n    # without SessionToken and Expiration:\n    credential_process = echo '{"Version": 1, "AccessKeyId": "${lasting(125n).id}", "SecretAccessKey": "${lasting(125n).secret}"}' \n    region = us-east-1\n`,
    ),
  },
  "process-home-variable": {
    note: "the program is named with $HOME (dotfiles)",
    env: { AWS_PROFILE: "dev" },
    files: {
      ...config("[profile dev]\ncredential_process = $HOME/bin/creds --json\nregion = eu-west-1\n"),
      ...says(printed()).files,
    },
    modes: says(printed()).modes,
  },
  "process-wholly-quoted": {
    note: "the whole command in double quotes, with its argument (aws-sdk-go #2217 and the like)",
    env: { AWS_PROFILE: "dev" },
    files: {
      ...config('[profile dev]\ncredential_process = "{{HOME}}/bin/creds --json"\nregion = eu-west-1\n'),
      ...says(printed()).files,
    },
    modes: says(printed()).modes,
  },
  "process-not-executable": {
    note: "the script was copied without its x bit",
    env: { AWS_PROFILE: "dev" },
    files: { ...config(PROCESS), ...says(printed()).files },
    modes: { "~/bin/creds": "644" },
  },
  "process-and-keys-in-credentials": {
    note: "a process in the config file, a pair of long ago in the credentials file under the same name (granted #460)",
    env: { AWS_PROFILE: "dev" },
    files: { ...config(PROCESS), ...says(printed()).files, ...credentials(`[dev]\n${ini(lasting(126n, OTHER))}`) },
    modes: says(printed()).modes,
  },
};

const written = {
  "profile-blank-behind": {
    note: "AWS_PROFILE with a blank behind it, from `set AWS_PROFILE=dev && …` (forums)",
    env: { AWS_PROFILE: "dev " },
    files: { ...credentials(`[dev]\n${ini(lasting(127n))}`), ...config("[profile dev]\nregion = eu-west-1\n") },
  },
  "profile-return-behind": {
    note: "AWS_PROFILE, AWS_REGION from a .env with Windows line ends (forums)",
    env: { AWS_PROFILE: "dev\r", AWS_REGION: "eu-west-1\r" },
    files: credentials(`[dev]\n${ini(lasting(128n))}`),
  },
  "profile-in-quotes": {
    note: "AWS_PROFILE with its quotes, from docker --env-file",
    env: { AWS_PROFILE: '"dev"', AWS_DEFAULT_REGION: "us-east-1" },
    files: credentials(`[dev]\n${ini(lasting(129n))}`),
  },
  "two-profile-variables": {
    note: "AWS_PROFILE by direnv, AWS_DEFAULT_PROFILE by an old ~/.bashrc (forums)",
    env: { AWS_PROFILE: "project", AWS_DEFAULT_PROFILE: "personal" },
    files: {
      ...config("[profile project]\nregion = eu-west-1\n[profile personal]\nregion = us-west-1\n"),
      ...credentials(`[project]\n${ini(lasting(130n))}\n[personal]\n${ini(lasting(131n, OTHER))}`),
    },
  },
  "keys-newline-behind": {
    note: "keys from a Kubernetes secret made with `echo`, a line end behind each (forums)",
    env: {
      AWS_ACCESS_KEY_ID: `${lasting(132n).id}\n`,
      AWS_SECRET_ACCESS_KEY: `${lasting(132n).secret}\n`,
      AWS_REGION: "eu-west-1",
    },
  },
  "stale-token-exported": {
    note: "lasting keys newly exported, the token of yesterday's role still there (many)",
    env: {
      AWS_ACCESS_KEY_ID: lasting(133n).id,
      AWS_SECRET_ACCESS_KEY: lasting(133n).secret,
      AWS_SESSION_TOKEN: temporary(134n).token,
      AWS_DEFAULT_REGION: "eu-west-1",
    },
  },
  "only-key-id": {
    note: "a CircleCI context that lost its secret: the key id alone, a profile beside it",
    env: { AWS_ACCESS_KEY_ID: lasting(135n).id, AWS_REGION: "eu-west-1" },
    files: credentials(`[default]\n${ini(lasting(136n, OTHER))}`),
  },
  "region-zone": {
    note: "AWS_REGION is a zone: us-east-1a (forums)",
    env: { AWS_REGION: "us-east-1a", ...exported(lasting(137n)) },
  },
  "region-capitals-role": {
    note: "region = US-EAST-1 in the profile, a role beside it",
    env: { AWS_PROFILE: "deploy" },
    files: {
      ...config(`[profile deploy]\nrole_arn = ${role("Deploy")}\nsource_profile = base\nregion = US-EAST-1\n`),
      ...base(),
    },
  },
  "region-name-of-console": {
    note: "the region by the console's name (forums)",
    files: {
      ...config("[default]\nregion = US East (N. Virginia)\noutput = json\n"),
      ...credentials(`[default]\n${ini(lasting(138n))}`),
    },
  },
  "region-blank-behind-role": {
    note: "AWS_REGION with a blank behind it, and a role that must be assumed (forums)",
    env: { AWS_PROFILE: "deploy", AWS_REGION: "eu-west-1 " },
    files: { ...config(`[profile deploy]\nrole_arn = ${role("Deploy")}\nsource_profile = base\n`), ...base() },
  },
  "region-global-role": {
    note: "AWS_REGION = global, of a script for CloudFront, and a role",
    env: { AWS_PROFILE: "deploy", AWS_REGION: "aws-global" },
    files: { ...config(`[profile deploy]\nrole_arn = ${role("Deploy")}\nsource_profile = base\n`), ...base() },
  },
  "default-capitals": {
    note: "[DEFAULT] in both files, as Python's ini files have it (forums)",
    files: { ...config("[DEFAULT]\nregion = eu-west-1\n"), ...credentials(`[DEFAULT]\n${ini(lasting(139n))}`) },
  },
  "default-last-and-twice": {
    note: "`[default]` at the end of the file again, only a region below it",
    files: {
      ...config(
        "[default]\noutput = json\nregion = us-east-1\n[profile eu]\nregion = eu-west-1\n[default]\nregion = eu-west-3\n",
      ),
      ...credentials(`[default]\n${ini(lasting(140n))}`),
    },
  },
  "keys-twice-in-profile": {
    note: "the new pair pasted below the old one in the same section (forums)",
    files: {
      ...config("[default]\nregion = eu-west-1\n"),
      ...credentials(`[default]\n${ini(lasting(141n, OTHER))}# rotated 2025-11\n${ini(lasting(142n))}`),
    },
  },
  "no-break-space": {
    note: "keys copied from a wiki page: a no-break space before each value (forums)",
    files: {
      ...config("[default]\nregion = eu-west-1\n"),
      ...credentials(
        `[default]\naws_access_key_id =\u00a0${lasting(143n).id}\naws_secret_access_key =\u00a0${lasting(143n).secret}\n`,
      ),
    },
  },
  "header-quotes-typographic": {
    note: "a header with typographic quotes, from a chat (forums)",
    env: { AWS_PROFILE: "dev team" },
    files: {
      ...config("[profile “dev team”]\nregion = eu-west-1\n"),
      ...credentials(`[“dev team”]\n${ini(lasting(144n))}`),
    },
  },
  "header-quotes-plain": {
    note: "a profile with a blank, quoted in the config file, bare in the credentials file (aws-cli #3149 and the like)",
    env: { AWS_PROFILE: "dev team" },
    files: {
      ...config('[profile "dev team"]\nregion = eu-west-1\n'),
      ...credentials(`[dev team]\n${ini(lasting(145n))}`),
    },
  },
  "secret-with-percent": {
    note: "a secret with %, / and + in it, and a comment behind the region (boto #2919 and the like)",
    files: {
      ...config("[default]\nregion = eu-west-1 # Dublin\n"),
      ...credentials(
        `[default]\naws_access_key_id = ${lasting(146n).id}\naws_secret_access_key = sec/%41+%(x)s/${lasting(146n).id}\n`,
      ),
    },
  },
  "bom-and-windows-lines": {
    note: "config and credentials saved by Notepad: a byte order mark, CRLF (aws-cli #3419, aws-xray-daemon #37)",
    env: { AWS_PROFILE: "myprofile" },
    files: {
      ...config("\ufeff[profile myprofile]\r\nregion = us-east-2\r\n"),
      ...credentials(`\ufeff[myprofile]\r\n${ini(lasting(147n)).replaceAll("\n", "\r\n")}`),
    },
  },
  "long-token": {
    note: "a session token of two thousand letters, as SAML and long policies make them (botocore and others)",
    env: { AWS_PROFILE: "saml" },
    files: {
      ...credentials(
        `[saml]\n${ini({ ...temporary(148n), token: `tok-${"IQoJb3JpZ2luX2VjE".repeat(120)}==` })}x_security_token_expires = 2099-01-01T00:00:00Z\nregion = eu-west-1\n`,
      ),
    },
  },
  "services-missing": {
    note: "services = names a section that is not there, a role beside it (smithy-typescript #2159)",
    env: { AWS_PROFILE: "dev" },
    files: {
      ...config(
        `[profile dev]\nservices = my-local-services\nrole_arn = ${role("Dev")}\nsource_profile = base\nregion = eu-west-1\n`,
      ),
      ...base(),
    },
  },
  "services-not-nested": {
    note: "endpoint_url stands right below [services], not below a service (paws #667 and the like)",
    env: { AWS_PROFILE: "dev" },
    files: {
      ...config(
        `[profile dev]\nservices = local\nrole_arn = ${role("Dev")}\nsource_profile = base\nregion = eu-west-1\n\n[services local]\nendpoint_url = {{EMU}}/sts\n`,
      ),
      ...base(),
    },
  },
  "endpoint-ignored-in-profile": {
    note: "endpoint_url of a test stack, ignored again by ignore_configured_endpoint_urls = true, a role (aws-sdk-rust #1194)",
    env: { AWS_PROFILE: "dev" },
    files: {
      ...config(
        `[profile dev]\nendpoint_url = {{EMU}}/sts\nignore_configured_endpoint_urls = true\nrole_arn = ${role("Dev")}\nsource_profile = base\nregion = eu-west-1\n`,
      ),
      ...base(),
    },
  },
  "endpoint-ignored-odd-word": {
    note: "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS=1 beside AWS_ENDPOINT_URL_STS, a role (aws-sdk-rust #1194)",
    env: {
      AWS_PROFILE: "deploy",
      AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: "1",
      AWS_ENDPOINT_URL_STS: "{{EMU}}/sts",
    },
    files: {
      ...config(`[profile deploy]\nrole_arn = ${role("Deploy")}\nsource_profile = base\nregion = eu-west-1\n`),
      ...base(),
    },
  },
  "endpoint-without-scheme": {
    note: "AWS_ENDPOINT_URL_STS=localhost:4566, without http:// (forums)",
    env: { AWS_PROFILE: "deploy", AWS_ENDPOINT_URL_STS: "localhost:4566" },
    files: {
      ...config(`[profile deploy]\nrole_arn = ${role("Deploy")}\nsource_profile = base\nregion = eu-west-1\n`),
      ...base(),
    },
  },
  "endpoint-in-source": {
    note: "endpoint_url stands in the role's source profile, not in the role's (aws-sdk-net #4212 and the like)",
    env: { AWS_PROFILE: "deploy" },
    files: {
      ...config(
        `[profile base]\nendpoint_url = {{EMU}}/sts\nregion = us-east-1\n[profile deploy]\nrole_arn = ${role("Deploy")}\nsource_profile = base\n`,
      ),
      ...base(),
    },
  },
};

const settings = {
  "attempts-in-words": {
    note: "AWS_MAX_ATTEMPTS=three, AWS_RETRY_MODE=Standard, a role (forums)",
    env: { AWS_PROFILE: "deploy", AWS_MAX_ATTEMPTS: "three", AWS_RETRY_MODE: "Standard" },
    files: {
      ...config(`[profile deploy]\nrole_arn = ${role("Deploy")}\nsource_profile = base\nregion = eu-west-1\n`),
      ...base(),
    },
  },
  "attempts-zero": {
    note: "AWS_MAX_ATTEMPTS=0, to have no retries, keys exported (forums)",
    env: { AWS_MAX_ATTEMPTS: "0", AWS_REGION: "eu-west-1", ...exported(lasting(149n)) },
  },
  "variables-empty": {
    note: "a compose file that passes everything on, most of it empty, the profile with a role beside it",
    env: {
      AWS_PROFILE: "deploy",
      AWS_REGION: "",
      AWS_DEFAULT_REGION: "",
      AWS_ENDPOINT_URL: "",
      AWS_MAX_ATTEMPTS: "",
      AWS_RETRY_MODE: "",
      AWS_CA_BUNDLE: "",
      AWS_USE_FIPS_ENDPOINT: "",
      AWS_STS_REGIONAL_ENDPOINTS: "",
      AWS_DEFAULTS_MODE: "",
    },
    files: {
      ...config(`[profile deploy]\nrole_arn = ${role("Deploy")}\nsource_profile = base\nregion = eu-west-1\n`),
      ...base(),
    },
  },
  "files-variables-empty": {
    note: "AWS_CONFIG_FILE and AWS_SHARED_CREDENTIALS_FILE are there and empty",
    env: { AWS_CONFIG_FILE: "", AWS_SHARED_CREDENTIALS_FILE: "" },
    files: { ...config("[default]\nregion = eu-west-1\n"), ...credentials(`[default]\n${ini(lasting(150n))}`) },
  },
  "config-is-credentials": {
    note: "both files are one: AWS_CONFIG_FILE names the credentials file (forums)",
    env: { AWS_PROFILE: "dev", AWS_CONFIG_FILE: "{{HOME}}/.aws/credentials" },
    files: credentials(
      `[default]\n${ini(lasting(151n, OTHER))}\n[profile dev]\nregion = eu-west-1\n[dev]\n${ini(lasting(152n))}`,
    ),
  },
  "config-file-a-folder": {
    note: "AWS_CONFIG_FILE names the folder, not the file in it (forums)",
    env: { AWS_CONFIG_FILE: "{{HOME}}/.aws", AWS_DEFAULT_REGION: "eu-west-1" },
    files: { ...config("[default]\nregion = us-east-1\n"), ...credentials(`[default]\n${ini(lasting(153n))}`) },
  },
  "config-file-home-variable": {
    note: "AWS_CONFIG_FILE=$HOME/.config/aws/config from a systemd unit, which opens no variables",
    env: { AWS_CONFIG_FILE: "$HOME/.config/aws/config", AWS_PROFILE: "dev" },
    files: {
      "~/.config/aws/config": `[profile dev]\nregion = eu-west-1\nrole_arn = ${role("Dev")}\nsource_profile = base\n`,
      ...base(),
    },
  },
  "fips-true-capital": {
    note: "AWS_USE_FIPS_ENDPOINT=True from Python, a role in us-east-1 (forums)",
    env: { AWS_PROFILE: "deploy", AWS_USE_FIPS_ENDPOINT: "True" },
    files: {
      ...config(`[profile deploy]\nrole_arn = ${role("Deploy")}\nsource_profile = base\nregion = us-east-1\n`),
      ...base(),
    },
  },
  "dualstack-yes": {
    note: "use_dualstack_endpoint = yes in the profile, a role",
    env: { AWS_PROFILE: "deploy" },
    files: {
      ...config(
        `[profile deploy]\nrole_arn = ${role("Deploy")}\nsource_profile = base\nregion = eu-west-1\nuse_dualstack_endpoint = yes\n`,
      ),
      ...base(),
    },
  },
  "sts-endpoints-capital": {
    note: "AWS_STS_REGIONAL_ENDPOINTS=Regional and a role, no region anywhere",
    env: { AWS_PROFILE: "deploy", AWS_STS_REGIONAL_ENDPOINTS: "Regional" },
    files: { ...config(`[profile deploy]\nrole_arn = ${role("Deploy")}\nsource_profile = base\n`), ...base() },
  },
  "defaults-mode-made-up": {
    note: "AWS_DEFAULTS_MODE=production, account_id_endpoint_mode = Required, keys (aws-sdk-js-v3 and the like)",
    env: { AWS_DEFAULTS_MODE: "production", AWS_PROFILE: "dev" },
    files: {
      ...config("[profile dev]\nregion = eu-west-1\naccount_id_endpoint_mode = Required\n"),
      ...credentials(`[dev]\n${ini(lasting(154n))}`),
    },
  },
  "account-beside-keys": {
    note: "aws_account_id in the profile and AWS_ACCOUNT_ID exported, of another account; sigv4a regions; checksums in capitals",
    env: {
      AWS_PROFILE: "dev",
      AWS_ACCOUNT_ID: OTHER,
      AWS_SIGV4A_SIGNING_REGION_SET: "*",
      AWS_REQUEST_CHECKSUM_CALCULATION: "WHEN_REQUIRED",
      AWS_RESPONSE_CHECKSUM_VALIDATION: "when_required",
    },
    files: {
      ...config("[profile dev]\nregion = eu-west-1\nsigv4a_signing_region_set = eu-west-1, us-east-1\n"),
      ...credentials(`[dev]\n${ini(lasting(155n))}aws_account_id = ${MAIN}\n`),
    },
  },
  "checksums-never": {
    note: "AWS_REQUEST_CHECKSUM_CALCULATION=never, for a store that is not S3; a long application id (forums)",
    env: {
      AWS_REQUEST_CHECKSUM_CALCULATION: "never",
      AWS_SDK_UA_APP_ID: "acme-data-platform-ingest-service-production-eu-west-1-blue",
      AWS_REGION: "eu-west-1",
      ...exported(lasting(156n)),
    },
  },
  "compression-yes": {
    note: "disable_request_compression = yes and a size of nothing, beside a sign-in",
    env: { AWS_PROFILE: "dev", AWS_REQUEST_MIN_COMPRESSION_SIZE_BYTES: "" },
    files: {
      ...config(`[profile dev]\n${SIGN_IN}region = eu-west-1\ndisable_request_compression = yes\n\n${SESSION}`),
      ...signedIn("acme"),
    },
  },
  "load-config-off": {
    note: "AWS_SDK_LOAD_CONFIG=0 in an old image, a role in the config file, keys in the credentials file (aws-sdk-go #1934 and the like)",
    env: { AWS_SDK_LOAD_CONFIG: "0", AWS_PROFILE: "dev" },
    files: {
      ...config(`[profile dev]\nrole_arn = ${role("Dev")}\nsource_profile = dev\nregion = eu-west-1\n`),
      ...credentials(`[dev]\n${ini(lasting(157n))}`),
    },
  },
};

const places = {
  "pod-identity-token-empty": {
    note: "EKS pod identity, the token file still empty at start (eks-pod-identity-agent and the like)",
    env: {
      AWS_CONTAINER_CREDENTIALS_FULL_URI: "http://169.254.170.23/v1/credentials",
      AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: "{{HOME}}/eks-pod-identity-token",
      AWS_REGION: "eu-central-1",
    },
    files: { "~/eks-pod-identity-token": "" },
  },
  "pod-identity-token-newline": {
    note: "the token file of a local stand-in, written with `echo`: a line end behind the token",
    env: {
      AWS_CONTAINER_CREDENTIALS_FULL_URI: "http://169.254.170.23/v1/credentials",
      AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: "{{HOME}}/eks-pod-identity-token",
      AWS_REGION: "eu-central-1",
    },
    files: { "~/eks-pod-identity-token": "eyJ-pod\n" },
  },
  "pod-identity-ipv6-no-file": {
    note: "pod identity by IPv6, the token's volume not mounted; the node has a role",
    env: {
      AWS_CONTAINER_CREDENTIALS_FULL_URI: "http://[fd00:ec2::23]/v1/credentials",
      AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE:
        "/var/run/secrets/pods.eks.amazonaws.com/serviceaccount/eks-pod-identity-token",
      AWS_REGION: "eu-central-1",
    },
    imds: { role: "node-role" },
  },
  greengrass: {
    note: "a Greengrass component: the token exchange service at localhost (aws-for-fluent-bit #948)",
    env: {
      AWS_CONTAINER_CREDENTIALS_FULL_URI: "http://localhost:4580/ecs/2016-11-01/credentialprovider/",
      AWS_CONTAINER_AUTHORIZATION_TOKEN: "greengrass-token",
      AWS_REGION: "eu-west-1",
      AWS_DEFAULT_REGION: "eu-west-1",
      GG_ROOT_CA_PATH: "/greengrass/v2/rootCA.pem",
    },
  },
  "container-host-of-docker": {
    note: "the full address is at host.docker.internal, over HTTP (botocore #2480 and the like)",
    env: {
      AWS_CONTAINER_CREDENTIALS_FULL_URI: "http://host.docker.internal:9911/role",
      AWS_REGION: "eu-west-1",
    },
    files: credentials(`[default]\n${ini(lasting(158n))}`),
  },
  "task-refused": {
    note: "a Fargate task whose role's trust is wrong: the agent answers 400, no keys else (amazon-ecs-agent and the like)",
    env: { AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: "/v2/credentials/fails/400", AWS_REGION: "eu-west-1" },
  },
  "task-with-image-profile": {
    note: "a task, and AWS_PROFILE=default left in the image's environment with an empty [default] (forums)",
    env: {
      AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: "/v2/credentials/task",
      AWS_PROFILE: "default",
      AWS_DEFAULT_REGION: "eu-west-1",
    },
    files: { ...config("[default]\noutput = json\n"), ...credentials("[default]\n") },
  },
  "task-profile-not-there": {
    note: "a task, and AWS_PROFILE=dev of the developer's .env baked into the image (forums)",
    env: {
      AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: "/v2/credentials/task",
      AWS_EXECUTION_ENV: "AWS_ECS_FARGATE",
      AWS_PROFILE: "dev",
      AWS_REGION: "eu-west-1",
    },
  },
  "relative-without-slash": {
    note: "a relative address without its slash, from a how-to",
    env: { AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: "v2/credentials/task", AWS_REGION: "eu-west-1" },
  },
  "irsa-token-refused": {
    note: "IRSA: STS says that the provider is not there (eks and the like)",
    env: {
      AWS_ROLE_ARN: role("fails/InvalidIdentityToken/irsa", MAIN),
      AWS_WEB_IDENTITY_TOKEN_FILE: "{{HOME}}/token",
      AWS_REGION: "eu-central-1",
    },
    files: { "~/token": "eyJ-pod" },
    imds: { role: "node-role" },
  },
  "irsa-not-trusted-no-region": {
    note: "IRSA, the trust names another service account; no region is set (kubernetes forums)",
    env: { AWS_ROLE_ARN: role("DENIED-irsa", MAIN), AWS_WEB_IDENTITY_TOKEN_FILE: "{{HOME}}/token" },
    files: { "~/token": "eyJ-pod" },
  },
  "irsa-role-empty": {
    note: "IRSA: a chart sets AWS_ROLE_ARN to nothing, the webhook the token file; the node has a role",
    env: { AWS_ROLE_ARN: "", AWS_WEB_IDENTITY_TOKEN_FILE: "{{HOME}}/token", AWS_REGION: "eu-central-1" },
    files: { "~/token": "eyJ-pod" },
    imds: { role: "node-role" },
  },
  "irsa-token-file-gone": {
    note: "automountServiceAccountToken: false: the token file is not mounted, the node has a role",
    env: {
      AWS_ROLE_ARN: role("irsa", MAIN),
      AWS_WEB_IDENTITY_TOKEN_FILE: "/var/run/secrets/eks.amazonaws.com/serviceaccount/token",
      AWS_REGION: "eu-central-1",
    },
    imds: { role: "node-role" },
  },
  "gitlab-token-not-file": {
    note: "GitLab: the id token itself in AWS_WEB_IDENTITY_TOKEN_FILE, not a file's path (forums)",
    env: {
      GITLAB_CI: "true",
      AWS_ROLE_ARN: role("gitlab"),
      AWS_WEB_IDENTITY_TOKEN_FILE: "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJwcm9qZWN0In0.c2ln",
      AWS_ROLE_SESSION_NAME: "GitLabRunner-12/345 main",
      AWS_DEFAULT_REGION: "eu-west-1",
    },
  },
  "bitbucket-token-file": {
    note: "Bitbucket: the token written by echo into the working folder, its path relative (Bitbucket's documentation)",
    env: {
      AWS_ROLE_ARN: role("pipelines"),
      AWS_WEB_IDENTITY_TOKEN_FILE: "./web-identity-token",
      AWS_REGION: "us-west-1",
      BITBUCKET_BUILD_NUMBER: "7",
    },
    files: { "~/web-identity-token": "eyJ-bitbucket\n" },
  },
  "jenkins-with-aws": {
    note: "Jenkins withAWS(role): temporary keys, AWS_REGION and AWS_DEFAULT_REGION, the agent's AWS_PROFILE emptied",
    env: {
      JENKINS_URL: "https://ci.acme.example/",
      ...exported(temporary(159n, OTHER)),
      AWS_REGION: "eu-west-1",
      AWS_DEFAULT_REGION: "us-east-1",
      AWS_PROFILE: "",
    },
    files: credentials(`[default]\n${ini(lasting(160n))}`),
    imds: { role: "jenkins-agent" },
  },
  "metadata-wants-token-hop": {
    note: "a container on an instance that only takes IMDSv2 and v1 switched off by the SDK's variable",
    env: { AWS_EC2_METADATA_V1_DISABLED: "true", AWS_REGION: "eu-west-1" },
    imds: { role: "v1-app" },
  },
  "metadata-mode-ipv6": {
    note: "AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE=IPv6 on an instance that has only that",
    env: { AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE: "IPv6" },
    imds: { role: "six-app" },
  },
  "metadata-endpoint-moved": {
    note: "kube2iam or a stand-in: AWS_EC2_METADATA_SERVICE_ENDPOINT with a path and a slash behind it",
    env: {
      AWS_EC2_METADATA_SERVICE_ENDPOINT: "{{EMU}}/imds/stand-in/",
      AWS_METADATA_SERVICE_TIMEOUT: "2",
      AWS_REGION: "eu-west-1",
    },
  },
  "metadata-timeout-with-unit": {
    note: "AWS_METADATA_SERVICE_TIMEOUT=5s and AWS_METADATA_SERVICE_NUM_ATTEMPTS=3 on an instance (forums)",
    env: { AWS_METADATA_SERVICE_TIMEOUT: "5s", AWS_METADATA_SERVICE_NUM_ATTEMPTS: "3", AWS_REGION: "eu-west-1" },
    imds: { role: "app" },
  },
  "metadata-disabled-number": {
    note: "AWS_EC2_METADATA_DISABLED=1 on an instance that has a role",
    env: { AWS_EC2_METADATA_DISABLED: "1", AWS_REGION: "eu-west-1" },
    imds: { role: "app" },
  },
};

const inCode = {
  "code-profile-keys-exported": {
    note: "the profile is chosen in code, keys are exported by the shell (boto3 and others)",
    session: { profile: "dev" },
    env: { ...exported(temporary(161n, OTHER)), AWS_REGION: "us-east-1" },
    files: { ...config("[profile dev]\nregion = eu-west-1\n"), ...credentials(`[dev]\n${ini(lasting(162n))}`) },
  },
  "code-profile-over-missing": {
    note: "the profile is chosen in code, AWS_PROFILE names one that is not there",
    session: { profile: "dev", region: "eu-west-2" },
    env: { AWS_PROFILE: "gone" },
    files: {
      ...config(`[profile dev]\nrole_arn = ${role("Dev")}\nsource_profile = base\nregion = eu-west-1\n`),
      ...base(),
    },
  },
  "code-keys-without-token": {
    note: "a temporary pair copied into code, its token forgotten; AWS_PROFILE besides",
    explicit: { accessKeyId: temporary(163n).id, secretAccessKey: temporary(163n).secret },
    env: { AWS_PROFILE: "dev" },
    files: { ...config("[profile dev]\nregion = eu-west-1\n"), ...credentials(`[dev]\n${ini(lasting(164n))}`) },
  },
  "code-region-empty-profile": {
    note: "code passes a profile that has only a region, keys in [default] (forums)",
    session: { profile: "eu" },
    files: {
      ...config("[default]\nregion = us-east-1\n[profile eu]\nregion = eu-west-1\n"),
      ...credentials(`[default]\n${ini(lasting(165n))}`),
    },
  },
  "block-role-and-profile-region": {
    note: "Terraform: no region in the block, the profile a sign-in with one, a role with a session name (terraform-provider-aws)",
    block: { profile: "dev", assume_role: [{ role_arn: role("Terraform"), session_name: "ci run 7", duration: "1h" }] },
    files: { ...config(`[profile dev]\n${SIGN_IN}region = eu-west-1\n\n${SESSION}`), ...signedIn("acme") },
  },
  "boto-config-percent": {
    note: "boto 2: ~/.boto with a secret that has a % in it, and a [profile] in the shared file (boto #2919 and the like)",
    files: {
      "~/.boto": `[Credentials]\naws_access_key_id = ${lasting(166n).id}\naws_secret_access_key = abc%def${lasting(166n).id}\n[Boto]\nhttp_socket_timeout = 10\n`,
      ...config("[default]\nregion = eu-west-1\n"),
    },
  },
};

for (const [id, { note, env = {}, files = {}, imds = null, ...rest }] of Object.entries({
  ...signIns,
  ...roles,
  ...processes,
  ...written,
  ...settings,
  ...places,
  ...inCode,
}))
  console.log(JSON.stringify({ id: `reported-${id}`, note, env, files, imds, ...rest, tags: ["reported"] }));
