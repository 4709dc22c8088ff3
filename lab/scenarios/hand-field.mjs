// hand-field.mjs > hand-field.jsonl: machines as people have them, in the shape in which they showed them: in issues of SDKs and
// tools, in question threads, in the tools' own documentation. Accounts, keys and names are the lab's. `note` says what kind of
// situation it is, and where one like it was told.
import {
  config,
  credentials,
  exported,
  ini,
  LEGACY_SSO,
  lasting,
  MAIN,
  mfa,
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

const ID = lasting().id;
const SECRET = lasting().secret;

/** Sign-ins and what lies beside them. */
const signIns = {
  "granted-process-beside-session": {
    note: "granted: its own keys for account and role, the SDK's sso_session, its process (granted #319)",
    env: { AWS_PROFILE: "example" },
    files: {
      ...config(
        `[profile example]\nsso_session = example-sso\ngranted_sso_account_id = ${MAIN}\ngranted_sso_role_name  = AWSAdministratorAccess\nregion                 = ap-southeast-2\ncredential_process     = {{HOME}}/bin/granted credential-process --profile example\n\n[sso-session example-sso]\nsso_region    = ap-southeast-2\nsso_start_url = ${START}\n`,
      ),
      ...program("~/bin/granted").files,
    },
    modes: program("~/bin/granted").modes,
  },
  "granted-generated": {
    note: "granted: a generated profile that names a session that is not there (granted #572)",
    env: { AWS_PROFILE: "test-profile" },
    files: {
      ...config(
        `[sso-session test-session]\nsso_region = ap-southeast-2\nsso_registration_scopes = sso:account:access\nsso_start_url = ${START}#\n\n[profile test-profile]\ncommon_fate_generated_from = aws-sso\nsso_account_id = ${MAIN}\nsso_role_name = test-role\nsso_session = nine\n`,
      ),
      ...signedIn("test-session"),
    },
  },
  "granted-all-own-keys": {
    note: "granted: every sso_ setting under its own prefix, the process in charge (granted's documentation)",
    env: { AWS_PROFILE: "prod/AWSReadOnlyAccess" },
    files: {
      ...config(
        `[profile prod/AWSReadOnlyAccess]\ngranted_sso_start_url      = ${START}\ngranted_sso_region         = us-east-1\ngranted_sso_account_id     = ${OTHER}\ngranted_sso_role_name      = AWSReadOnlyAccess\ncommon_fate_generated_from = aws-sso\ncredential_process         = {{HOME}}/bin/granted credential-process --profile prod/AWSReadOnlyAccess --auto-login\n`,
      ),
      ...program("~/bin/granted").files,
    },
    modes: program("~/bin/granted").modes,
  },
  "sso-util-populated": {
    note: "aws-sso-util: sso_ settings and its process, a short account id, keys of its own (aws-sso-util #101)",
    env: { AWS_PROFILE: "test" },
    files: {
      ...config(
        `[profile test]\n${LEGACY_SSO}sso_account_name = My Account Name\nsso_account_id = 0123456789\nsso_role_name = CoolRoleName\nregion = us-east-1\ncredential_process = aws-sso-util credential-process --profile My-Account-Name.CoolRoleName\nsso_auto_populated = true\n`,
      ),
      ...signedIn(),
    },
  },
  "sso-session-pager-duration": {
    note: "a session with duration_seconds in it, cli_pager empty in the profile (alfred-aws-console #69)",
    env: { AWS_PROFILE: "main" },
    files: {
      ...config(
        `[profile main]\nsso_session = mysso\nsso_account_id = ${MAIN}\nsso_role_name = AWSAdministratorAccess\nregion = eu-central-1\noutput = json\ncli_pager=\n\n[sso-session mysso]\nsso_start_url = ${START}\nsso_region = us-east-1\nsso_registration_scopes = sso:account:access\nduration_seconds=1800\n`,
      ),
      ...signedIn("mysso", REFRESHES),
    },
  },
  "sso-session-trailing-slash-hash": {
    note: "the start URL of the session ends in /#/ (aws-cdk #32510)",
    env: { AWS_PROFILE: "test-profile" },
    files: {
      ...config(
        `[profile test-profile]\nsso_session = mysession\nsso_account_id = ${MAIN}\nsso_role_name = AdministratorAccess\nregion = us-east-2\noutput = json\n\n[sso-session mysession]\nsso_start_url = https://d-1234567890.awsapps.com/start/#/\nsso_region = us-east-1\nsso_registration_scopes = sso:account:access\n`,
      ),
      ...signedIn("mysession", { startUrl: "https://d-1234567890.awsapps.com/start/#/" }),
    },
  },
  "sso-govcloud": {
    note: "a sign-in in GovCloud, its start URL with a directory and #/ (aws-cli #7649)",
    env: { AWS_PROFILE: "govcloud" },
    files: {
      ...config(
        `[profile govcloud]\nsso_account_id = ${THIRD}\nsso_role_name = my-role\nregion = us-gov-west-1\nsso_region = us-gov-west-1\nsso_start_url = https://start.us-gov-west-1.us-gov-home.awsapps.com/directory/d-1234567890#/\n`,
      ),
      ...signedIn("https://start.us-gov-west-1.us-gov-home.awsapps.com/directory/d-1234567890#/", {
        startUrl: "https://start.us-gov-west-1.us-gov-home.awsapps.com/directory/d-1234567890#/",
        region: "us-gov-west-1",
      }),
    },
  },
  "sso-china": {
    note: "a sign-in in China, its portal under another domain (aws-cli's guide)",
    env: { AWS_PROFILE: "cn-dev", AWS_DEFAULT_REGION: "cn-northwest-1" },
    files: {
      ...config(
        `[profile cn-dev]\nsso_session = cn\nsso_account_id = ${OTHER}\nsso_role_name = Developer\n[sso-session cn]\nsso_start_url = https://start.home.awsapps.cn/directory/acme\nsso_region = cn-northwest-1\nsso_registration_scopes = sso:account:access\n`,
      ),
      ...signedIn("cn", {
        startUrl: "https://start.home.awsapps.cn/directory/acme",
        region: "cn-northwest-1",
        ...REFRESHES,
      }),
    },
  },
  "sso-default-and-role": {
    note: "a role whose source is a sign-in without a region (aws-cli #5955, #3624)",
    env: { AWS_PROFILE: "assume" },
    files: {
      ...config(
        `[profile assume]\nrole_arn = ${role("role-to-assume")}\nsource_profile = sso\n\n[profile sso]\n${LEGACY_SSO}sso_account_id = ${MAIN}\nsso_role_name = ssoRole\nregion = us-east-1\n`,
      ),
      ...signedIn(),
    },
  },
  "sso-session-role-arn-beside": {
    note: "one profile has sso_session and role_arn with itself as the source (terraform-provider-aws #28263)",
    env: { AWS_PROFILE: "dev" },
    files: {
      ...config(
        `[default]\nregion = eu-west-1\n[profile dev]\nsso_session = acme\nsso_account_id = ${MAIN}\nsso_role_name = Developer\nrole_arn = ${role("Deploy")}\nsource_profile = dev\n[sso-session acme]\nsso_start_url = ${START}\nsso_region = us-east-1\n`,
      ),
      ...signedIn("acme"),
    },
  },
  "yawsso-copied": {
    note: "yawsso: a sign-in and the keys that were copied from it, over since yesterday (yawsso)",
    env: { AWS_PROFILE: "dev" },
    files: {
      ...config(
        `[profile dev]\n${LEGACY_SSO}sso_account_id = ${MAIN}\nsso_role_name = AdministratorAccess\nregion = ap-southeast-2\noutput = json\n`,
      ),
      ...credentials(
        `[dev]\nregion = ap-southeast-2\n${ini({ ...temporary(41n), id: "ASIAEXPIRED2FIELDYAW" })}aws_session_expiration = 2026-11-21T10:00:00+0000\n`,
      ),
      ...signedIn(),
    },
  },
  "portal-copy-without-profile": {
    note: "keys copied from the access portal, header and all, under the name of account and role (aws-sso documentation)",
    env: { AWS_PROFILE: `${MAIN}_AdministratorAccess` },
    files: credentials(`[${MAIN}_AdministratorAccess]\n${tight(temporary(42n))}`),
  },
  "portal-copy-under-default": {
    note: "keys copied from the access portal below [default] that already has a pair: two headers, one file (aws-sam-cli #1035)",
    files: {
      ...credentials(
        `[default]\n${ini(lasting(12n))}\n[${MAIN}_PowerUser]\n${tight(temporary(43n))}\n\n[default]\n${tight(temporary(44n, OTHER))}`,
      ),
      ...config("[default]\nregion = us-east-1\noutput = json\n"),
    },
  },
  "sso-scopes-list-tabs": {
    note: "an sso-session with tabs before its keys, two scopes, the profile below it (aws-cli #7835 and the like)",
    env: { AWS_PROFILE: "eng" },
    files: {
      ...config(
        `[sso-session corp]\n\tsso_region = us-east-1\n\tsso_start_url = ${START}\n\tsso_registration_scopes = sso:account:access,codewhisperer:completions\n[profile eng]\n\tsso_session = corp\n\tsso_account_id = ${MAIN}\n\tsso_role_name = Engineer\n\tregion = us-west-2\n`,
      ),
      ...signedIn("corp"),
    },
  },
  "sso-in-credentials-file": {
    note: "the whole sign-in stands in ~/.aws/credentials (aws-sdk-js-v3 #4398)",
    env: { AWS_PROFILE: "dev", AWS_REGION: "us-east-1" },
    files: {
      ...credentials(`[dev]\n${LEGACY_SSO}sso_account_id = ${MAIN}\nsso_role_name = Developer\n`),
      ...signedIn(),
    },
  },
  "sso-profile-as-default-source": {
    note: "[default] only says source_profile of a sign-in, without a role (agent-squad #151)",
    files: {
      ...config(
        `[default]\nsource_profile = work\nregion = us-east-1\n[profile work]\nsso_session = work\nsso_account_id = ${MAIN}\nsso_role_name = PowerUserAccess\nregion = us-east-1\n[sso-session work]\nsso_start_url = ${START}\nsso_region = us-east-1\nsso_registration_scopes = sso:account:access\n`,
      ),
      ...signedIn("work"),
    },
  },
  "export-credentials-process": {
    note: "a profile for old SDKs whose process is the AWS CLI on a sign-in's profile (aws-sso-util #122)",
    env: { AWS_PROFILE: "dev-process", AWS_SDK_LOAD_CONFIG: "1" },
    files: {
      ...config(
        `[profile dev]\nsso_session = acme\nsso_account_id = ${MAIN}\nsso_role_name = Developer\n[profile dev-process]\ncredential_process = aws configure export-credentials --profile dev --format process\nregion = us-east-1\n[sso-session acme]\nsso_start_url = ${START}\nsso_region = us-east-1\n`,
      ),
      ...signedIn("acme"),
    },
  },
  "login-session-new": {
    note: "after `aws login`, nothing cached any more (aws-sdk-go-v2 #3446)",
    files: config(`[default]\nlogin_session = arn:aws:iam::${MAIN}:user/jane\nregion = eu-north-1\n`),
  },
  "q-developer-beside": {
    note: "an sso-session for the editor's assistant only, keys for all else (AWS Toolkits)",
    env: {},
    files: {
      ...config(
        `[default]\nregion = us-west-2\noutput = json\n\n[sso-session codewhisperer]\nsso_region = us-east-1\nsso_start_url = https://view.awsapps.com/start\nsso_registration_scopes = codewhisperer:analysis,codewhisperer:completions\n`,
      ),
      ...credentials(`[default]\n${ini(lasting(13n))}`),
    },
  },
};

/** Roles and their sources. */
const roles = {
  "vault-admin-no-source": {
    note: "aws-vault: a role without any source, because the vault knows it; the subaccount's source (aws-vault #471)",
    env: { AWS_PROFILE: "subaccount" },
    files: config(
      `[profile admin]                                                    \nmfa_serial=${mfa("jane")}\nrole_arn=${role("admin", MAIN)}\n\n[profile subaccount]\nsource_profile=admin                                               \nmfa_serial=${mfa("jane")}\nrole_arn=${role("admin")}\n`,
    ),
  },
  "vault-parent-profile": {
    note: "aws-vault: parent_profile holds what the SDKs look for in the profile (aws-vault #448)",
    env: { AWS_PROFILE: "org2-roleB-short" },
    files: config(
      `[profile org2]\nregion=us-east-1\nmfa_serial = ${mfa("jonsmith")}\n\n[profile org2-roleB-short]\nparent_profile=org2\nrole_arn = ${role("roleB")}\nduration_seconds=900\n`,
    ),
  },
  "vault-include-profile": {
    note: "aws-vault: include_profile beside source_profile, keys in the file (aws-vault's usage)",
    env: { AWS_PROFILE: "dev-admin" },
    files: {
      ...config(
        `[default]\nregion=us-east-1\nmfa_serial=${mfa("jane")}\n\n[profile root]\n\n[profile dev-admin]\nrole_arn = ${role("Admin")}\nsource_profile = root\ninclude_profile = root\nrole_session_name = jane\n`,
      ),
      ...credentials(`[root]\n${ini(lasting(14n))}`),
    },
  },
  "vault-process-and-mfa": {
    note: "aws-vault: the source is a process with options, the role adds mfa_serial and mfa_process (aws-vault #1204)",
    env: { AWS_PROFILE: "profile1" },
    files: {
      ...config(
        `[default]\nregion=eu-west-3\noutput=json\nmfa_serial=${mfa("me")}\ncredential_process={{HOME}}/bin/aws-vault export --format=json --no-session --debug default\nmfa_process=pass otp myotp\n\n[profile profile1]\nrole_arn=${role("myrole")}\nmfa_process=pass otp myotp\nmfa_serial=${mfa("me")}\nsource_profile=default\n`,
      ),
      ...program("~/bin/aws-vault").files,
    },
    modes: program("~/bin/aws-vault").modes,
  },
  "vault-process-with-env": {
    note: "aws-vault: the process begins with env VARIABLE=VALUE, the role beside it has parent_profile (aws-vault #641)",
    env: {
      AWS_PROFILE: "core-admin",
      AWS_DEFAULT_REGION: "eu-west-1",
      AWS_VAULT_BACKEND: "pass",
      AWS_VAULT_PASS_PREFIX: "aws-vault",
    },
    files: {
      ...config(
        `[profile root]\nmfa_serial = ${mfa("olfway")}\ncredential_process = env AWS_SDK_LOAD_CONFIG=0 {{HOME}}/bin/aws-vault --backend=pass exec --duration=1h root --json\n\n[profile core-admin]\nsource_profile = root\nparent_profile = root\nrole_arn = ${role("CoreAdmin")}\n`,
      ),
      ...program("~/bin/aws-vault").files,
    },
    modes: program("~/bin/aws-vault").modes,
  },
  "vault-subshell": {
    note: "inside `aws-vault exec`: keys, AWS_VAULT and an expiration are exported, the files hold roles only (aws-vault)",
    env: {
      AWS_VAULT: "work",
      AWS_REGION: "us-east-1",
      AWS_DEFAULT_REGION: "us-east-1",
      ...exported(temporary(45n)),
      AWS_SECURITY_TOKEN: temporary(45n).token,
      AWS_CREDENTIAL_EXPIRATION: "{{NOW+3000}}",
    },
    files: config(`[profile work]\nregion = us-east-1\nmfa_serial = ${mfa("me")}\n`),
  },
  "vault-server": {
    note: "inside `aws-vault exec --ecs-server`: a local address and a token, no keys (aws-vault #1256)",
    env: {
      AWS_VAULT: "work",
      AWS_CONTAINER_CREDENTIALS_FULL_URI: "{{EMU}}/ecs/vault",
      AWS_CONTAINER_AUTHORIZATION_TOKEN: "abcdefghijklmnop",
      AWS_REGION: "eu-west-1",
      AWS_DEFAULT_REGION: "eu-west-1",
    },
    files: config(`[profile work]\nregion = eu-west-1\n`),
  },
  "iam-role-arn-one-colon": {
    note: "role_arn with a colon too few, the source from the environment (actions/aws #7)",
    env: { AWS_PROFILE: "staging", AWS_REGION: "us-east-1", ...exported(lasting(15n)) },
    files: config(
      `[profile staging]\nrole_arn=arn:aws:iam:${OTHER}:role/github\ncredential_source=Environment\n\n[profile production]\nrole_arn=arn:aws:iam:${THIRD}:role/github\ncredential_source=Environment\n`,
    ),
  },
  "role-source-environment-keys": {
    note: "AWS_PROFILE names a role whose source are the exported keys (aws-cli #3875)",
    env: { AWS_PROFILE: "deploy", AWS_REGION: "us-east-1", ...exported(lasting(16n)) },
    files: config(`[profile deploy]\nrole_arn = ${role("Deploy")}\ncredential_source = Environment\n`),
  },
  "web-identity-chain": {
    note: "IRSA: a profile with the pod's token, another role on top of it (aws-sdk #277)",
    env: {
      AWS_PROFILE: "cross",
      AWS_ROLE_ARN: role("pod-role", MAIN),
      AWS_WEB_IDENTITY_TOKEN_FILE: "{{HOME}}/var/run/secrets/eks.amazonaws.com/serviceaccount/token",
      AWS_DEFAULT_REGION: "us-west-2",
      AWS_REGION: "us-west-2",
      AWS_STS_REGIONAL_ENDPOINTS: "regional",
    },
    files: {
      ...config(
        `[profile env]\nrole_arn=${role("pod-role", MAIN)}\nweb_identity_token_file={{HOME}}/var/run/secrets/eks.amazonaws.com/serviceaccount/token\n\n[profile cross]\nrole_arn=${role("target")}\nsource_profile=env\nrole_session_name=pod\n`,
      ),
      "~/var/run/secrets/eks.amazonaws.com/serviceaccount/token": "eyJ-field-token",
    },
  },
  "credential-source-web-identity": {
    note: "credential_source = WebIdentity, which nobody knows (aws-sdk #277, #350)",
    env: {
      AWS_PROFILE: "cross",
      AWS_ROLE_ARN: role("pod-role", MAIN),
      AWS_WEB_IDENTITY_TOKEN_FILE: "{{HOME}}/token",
      AWS_REGION: "us-west-2",
    },
    files: {
      ...config(`[profile cross]\nrole_arn=${role("target")}\ncredential_source=WebIdentity\n`),
      "~/token": "eyJ-field-token",
    },
  },
  "pod-identity-chain": {
    note: "EKS pod identity, and a role of another account on top: credential_source = EcsContainer (aws-cli #3875)",
    env: {
      AWS_PROFILE: "cross",
      AWS_CONTAINER_CREDENTIALS_FULL_URI: "http://169.254.170.23/v1/credentials",
      AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: "{{HOME}}/eks-pod-identity-token",
      AWS_REGION: "us-west-2",
      AWS_DEFAULT_REGION: "us-west-2",
      AWS_STS_REGIONAL_ENDPOINTS: "regional",
    },
    files: {
      ...config(`[profile cross]\nrole_arn = ${role("target")}\ncredential_source = EcsContainer\n`),
      "~/eks-pod-identity-token": "eyJ-pod-identity",
    },
  },
  "role-own-keys-mfa": {
    note: "keys, role_arn and mfa_serial in one profile of the config file, no source (aws-cdk #1246)",
    env: { AWS_PROFILE: "my-dev-account" },
    files: {
      ...config(
        `[profile my-dev-account]\noutput = json\nregion = us-east-1\n${ini(lasting(17n))}role_arn = ${role("MyDesiredRole")}\nmfa_serial = ${mfa("me")}\n`,
      ),
      ...credentials(""),
    },
  },
  "default-in-credentials-source-named": {
    note: "the role stands in [default] of the credentials file, its source's region in the config file (aws-sdk-js-v3 #5755)",
    files: {
      ...config("[profile target]\nregion = us-gov-east-1\n"),
      ...credentials(
        `[default]\nsource_profile = target\nrole_arn = ${role("Cross", OTHER, "aws-us-gov")}\nexternal_id = x-field-1\nregion = us-gov-east-1\n[target]\n${ini(lasting(18n))}`,
      ),
    },
  },
  "china-role-no-source": {
    note: "China: a role without a source beside [default]'s keys (aws-sdk-js-v3 #6711, mountpoint-s3 #861)",
    env: { AWS_PROFILE: "tes_assume" },
    files: {
      ...config(
        `[default]\nregion = cn-north-1\n[profile tes_assume]\nregion = cn-north-1\nrole_arn = ${role("test_assume", OTHER, "aws-cn")}\n`,
      ),
      ...credentials(`[default]\n${ini(lasting(19n))}`),
    },
  },
  "china-role": {
    note: "China: the same role with its source, the region exported by the old name (mountpoint-s3 #861)",
    env: { AWS_PROFILE: "bwmtest2", AWS_DEFAULT_REGION: "cn-northwest-1" },
    files: {
      ...config(`[profile bwmtest2]\nrole_arn = ${role("s3fullrole", OTHER, "aws-cn")}\nsource_profile = default\n`),
      ...credentials(`[default]\n${ini(lasting(19n))}`),
    },
  },
  "role-at-in-name": {
    note: "[profile default] and a profile with an @ in its name, the keys in the credentials file (aws-sam-cli #210)",
    env: { AWS_PROFILE: "admin@other" },
    files: {
      ...config(
        `[profile default]\nregion = us-east-1\noutput = json\n[profile admin@other]\nregion = us-east-1\nrole_arn = ${role("admin")}\nsource_profile = default\n`,
      ),
      ...credentials(`[default]\n${ini(lasting(20n))}`),
    },
  },
  "two-defaults-one-role": {
    note: "[default] with a region, [profile default] with a role whose source is another profile (aws-cdk #1656)",
    files: {
      ...config(
        `[default]\noutput = text\nregion = us-east-1\n\n[profile default]\nrole_arn = ${role("myrole")}\nsource_profile = identity\n`,
      ),
      ...credentials(`[identity]\n${ini(lasting(22n))}`),
    },
  },
  "blanks-in-headers": {
    note: "headers with blanks inside the brackets, a section of a tool's own (saml2aws #511)",
    env: { AWS_PROFILE: "dev" },
    files: {
      ...config(
        `[default]\nregion = eu-west-1\ncli_follow_urlparam = false\n\n[okta]\naws_saml_url = home/amazon_aws/0oexample/281\n\n[ profile dev ]\nrole_arn = ${role("role-delegated-write")}\nsource_profile = base\n[ profile prod ]\nrole_arn = ${role("role-delegated-read", THIRD)}\nsource_profile = base\n`,
      ),
      ...credentials(`[base]\n${ini(lasting(23n))}`),
    },
  },
  "extend-switch-roles": {
    note: "the browser add-on's keys in the config file: color, aws_account_id, role_name (aws-extend-switch-roles)",
    env: { AWS_PROFILE: "marketing" },
    files: {
      ...config(
        `[profile org]\naws_account_id = ${MAIN}\n\n[profile marketing]\nrole_arn = ${role("marketing")}\ncolor = ffaaee\nsource_profile = org\nregion = us-east-1\n\n[profile dev]\naws_account_id = ${THIRD}\nrole_name = developer\ncolor = 00ccff\ngroup = eng\n`,
      ),
      ...credentials(`[org]\n${ini(lasting(24n))}`),
    },
  },
  "extend-switch-roles-only": {
    note: "a profile that only the browser add-on understands, chosen for an SDK (aws-extend-switch-roles)",
    env: { AWS_PROFILE: "dev", AWS_REGION: "us-east-1" },
    files: {
      ...config(
        `[profile dev]\naws_account_id = ${THIRD}\nrole_name = developer\ncolor = 00ccff\nsource_profile = org\n\n[profile org]\n`,
      ),
      ...credentials(`[org]\n${ini(lasting(24n))}`),
    },
  },
  "awsume-role": {
    note: "awsume: role_duration and autoawsume in the credentials file beside the keys they came from (awsume #73)",
    env: {
      AWS_PROFILE: "autoawsume-dev",
      AWS_REGION: "us-east-1",
      AWSUME_PROFILE: "dev",
      AWSUME_EXPIRATION: "2099-01-01T00:00:00",
    },
    files: {
      ...config(
        `[profile dev]\nrole_arn = ${role("Dev")}\nsource_profile = base\nmfa_serial = ${mfa("me")}\nduration_seconds = 43200\n`,
      ),
      ...credentials(
        `[base]\n${ini(lasting(25n))}\n[autoawsume-dev]\n${ini(temporary(46n, OTHER))}autoawsume = True\nexpiration = 2099-01-01 00:00:00\nsource_expiration = 2099-01-01 11:00:00\nawsumepy_command = awsume dev -a\nmanager = awsume\n`,
      ),
    },
  },
  "sandbox-in-credentials": {
    note: "role and source both in the credentials file, a comment below the header (amazon-ecs-cli #372)",
    env: { AWS_PROFILE: "sandbox" },
    files: credentials(
      `[myprofile]\n# this profile has an access key\n${ini(lasting(26n))}\n[sandbox]\noutput = json\nregion = eu-west-1\nrole_arn = ${role("ROLE")}\nsource_profile = myprofile\n`,
    ),
  },
  "chain-ecs-source": {
    note: "a task's role, on it a role, on that another (aws-sdk-go #1901)",
    env: {
      AWS_PROFILE: "mo-production",
      AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: "/v2/credentials/field",
      AWS_EXECUTION_ENV: "AWS_ECS_FARGATE",
      AWS_SDK_LOAD_CONFIG: "1",
    },
    files: config(
      `[profile mosecurity-production]\nregion=us-east-1\noutput=json\nrole_arn=${role("Deployment", MAIN)}\ncredential_source=EcsContainer\n\n[profile mo-production]\nregion=us-east-1\noutput=json\nsource_profile=mosecurity-production\nrole_arn=${role("Deployment")}\n`,
    ),
  },
  "notebook-ec2-source": {
    note: "a notebook instance: [default] is empty but for a region, a role of the instance's role (sagemaker-python-sdk #3464)",
    env: { AWS_PROFILE: "my-profile" },
    imds: { role: "BaseNotebookInstanceEc2InstanceRole" },
    files: config(
      `[default]\nregion = us-west-2\n\n[profile my-profile]\nrole_arn =  ${role("Analyst")}\nrole_session_name = session-name\ncredential_source = Ec2InstanceMetadata\n`,
    ),
  },
  "role-source-role-in-other-file": {
    note: "duplicate [profile x] in config for a role and [x] in credentials for its keys: its own source (aws-cli #2469 and the like)",
    env: { AWS_PROFILE: "prod" },
    files: {
      ...config(`[profile prod]\nrole_arn = ${role("Admin")}\nsource_profile = prod\nregion = eu-west-1\n`),
      ...credentials(`[prod]\n${ini(lasting(27n))}`),
    },
  },
};

/** Keys, and the tools that write them. */
const written = {
  "saml2aws-default": {
    note: "saml2aws: a [saml] block with its own expiry in local time, chosen by AWS_PROFILE (saml2aws)",
    env: { AWS_PROFILE: "saml" },
    files: credentials(
      `[saml]\n${ini(temporary(47n)).replaceAll(" = ", "     = ")}aws_security_token       = ${temporary(47n).token}\nx_principal_arn          = arn:aws:sts::${MAIN}:assumed-role/Developer/first.last\nx_security_token_expires = 2099-01-02T00:47:31+02:00\nregion                   = eu-west-1\n`,
    ),
  },
  "saml2aws-role-of-saml": {
    note: "saml2aws: the profile it should fill is empty, a role hangs on it (saml2aws #586)",
    env: { AWS_PROFILE: "Dev" },
    files: config(
      `[default]\noutput = json\nregion = eu-north-1\n\n[profile example]\noutput=json\nregion=eu-north-1\n\n[profile Dev]\nsource_profile=example\nrole_arn=${role("OrganizationAccountAccessRole")}\n`,
    ),
  },
  "aws-mfa-pair": {
    note: "aws-mfa: [x-long-term] and [x] with token, assumed_role and expiration (aws-mfa #22)",
    env: { AWS_PROFILE: "development" },
    files: {
      ...config("[profile development]\nregion = us-east-1\n"),
      ...credentials(
        `[development-long-term]\naws_mfa_device = ${mfa("me")}\n${ini(lasting(28n))}\n[development]\nassumed_role = False\n${ini(temporary(48n))}aws_security_token = ${temporary(48n).token}\nexpiration = 2099-05-04 12:00:00\n`,
      ),
    },
  },
  "aws-mfa-only-security-token": {
    note: "aws-mfa of old: the token only by its old name (ohmyzsh #13002)",
    env: { AWS_PROFILE: "development", AWS_REGION: "us-east-1" },
    files: credentials(
      `[development-long-term]\n${ini(lasting(28n))}\n[development]\naws_access_key_id = ${temporary(48n).id}\naws_secret_access_key = ${temporary(48n).secret}\naws_security_token = ${temporary(48n).token}\n`,
    ),
  },
  "azure-login-default": {
    note: "aws-azure-login: its keys in [default] of the config, the written pair with its expiration (aws-azure-login, granted #460)",
    files: {
      ...config(
        `[default]\nregion=eu-west-1\nazure_tenant_id=00000000-0000-0000-0000-000000000000\nazure_app_id_uri=https://signin.aws.amazon.com/saml\\#acme\nazure_default_username=me@example.com\nazure_default_role_arn=\nazure_default_duration_hours=12\nazure_default_remember_me=true\n`,
      ),
      ...credentials(`[default]\n${tight(temporary(49n))}aws_expiration=2099-01-01T00:00:00.000Z\n`),
    },
  },
  "azure-login-source-profile": {
    note: "aws-azure-login: source_profile meant for the tool, no role (aws-azure-login #206)",
    env: { AWS_PROFILE: "my-app-role-1" },
    files: {
      ...config(
        `[profile org-azure-app]\nregion=us-east-1\nazure_tenant_id=00000000-0000-0000-0000-000000000000\nazure_default_duration_hours=12\n\n[profile my-app-role-1]\nsource_profile=org-azure-app\nazure_default_role_arn=my-app-role-1\n`,
      ),
      ...credentials(`[org-azure-app]\n${tight(temporary(50n))}`),
    },
  },
  "gimme-aws-creds": {
    note: "gimme-aws-creds: a block of its own in the credentials file, named after the role (gimme-aws-creds)",
    env: { AWS_PROFILE: "okta-OktaAdminRole", AWS_DEFAULT_REGION: "us-west-2" },
    files: {
      "~/.okta_aws_login_config": "[DEFAULT]\nokta_org_url = https://acme.okta.com\ncred_profile = acc-role\n",
      ...credentials(
        `[okta-OktaAdminRole]\n${ini(temporary(51n))}aws_security_token = ${temporary(51n).token}\nx_security_token_expires = 2099-01-01 00:00:00\n`,
      ),
    },
  },
  "okta-awscli": {
    note: "okta-awscli writes region into the credentials file and leaves the config file's other one (okta-awscli)",
    env: { AWS_PROFILE: "okta" },
    files: {
      ...config("[profile okta]\nregion = us-east-1\noutput = json\n"),
      ...credentials(`[okta]\noutput = json\nregion = eu-west-1\n${ini(temporary(52n))}`),
    },
  },
  "leapp-default": {
    note: "Leapp writes [default] with a region, an old pair in the config file (leapp #342)",
    files: {
      ...config(`[default]\nregion = us-east-1\n${ini(lasting(29n))}`),
      ...credentials(`[default]\n${tight(temporary(53n, OTHER))}region=eu-south-1\n`),
    },
  },
  "capital-keys": {
    note: "the keys are written as variables are, in capitals (aws-cdk #5053)",
    env: { AWS_PROFILE: "jedrek" },
    files: {
      ...config("[profile jedrek]\nregion = eu-central-1\noutput = json\ncli_pager =\n"),
      ...credentials(`[jedrek]\nAWS_ACCESS_KEY_ID=${ID}\nAWS_SECRET_ACCESS_KEY=${SECRET}\n`),
    },
  },
  "export-lines-in-file": {
    note: "the portal's export lines pasted into the credentials file (aws-cli #5101 and the like)",
    files: {
      ...config("[default]\nregion = us-east-1\n"),
      ...credentials(
        `[default]\nexport AWS_ACCESS_KEY_ID="${temporary(54n).id}"\nexport AWS_SECRET_ACCESS_KEY="${temporary(54n).secret}"\nexport AWS_SESSION_TOKEN="${temporary(54n).token}"\n`,
      ),
    },
  },
  "header-missing": {
    note: "the pair without any header, from a training account's page (aws-cli #5101)",
    files: {
      ...config("[default]\nregion=us-east-1\noutput=json\n"),
      ...credentials(tight(temporary(55n))),
    },
  },
  "academy-token-two-lines": {
    note: "a session token broken over two lines by the page it was copied from (AWS Academy)",
    files: {
      ...config("[default]\nregion=us-east-1\n"),
      ...credentials(
        `[default]\naws_access_key_id=${temporary(56n).id}\naws_secret_access_key=${temporary(56n).secret}\naws_session_token=FwoGZXIvYXdzEFIELDFIELDFIELD\nFIELDSECONDLINE//////////wEaDFIELD=\n`,
      ),
    },
  },
  "profile-prefix-in-credentials": {
    note: "[profile name] in the credentials file, [name] in the config file: both the wrong way round (aws-cli #370)",
    env: { AWS_PROFILE: "staging-kr" },
    files: {
      ...config(
        "[staging-kr]\nregion=ap-northeast-2\noutput=json\n\n[staging-jp]\nregion=ap-northeast-1\noutput=json\n",
      ),
      ...credentials(`[profile staging-kr]\n${ini(lasting(30n))}`),
    },
  },
  "default-missing-named-only": {
    note: "only named profiles, nothing chosen (saml2aws #804)",
    files: {
      ...config("[profile one]\nregion = us-east-1\n[profile two]\nregion = us-west-2\n"),
      ...credentials(`[one]\n${ini(lasting(31n))}\n[two]\n${ini(lasting(32n, OTHER))}`),
    },
  },
  "inline-comment-region": {
    note: "region with a comment behind it, as an example once had (aws-cli #320)",
    files: {
      ...config("[default]\nregion=us-west-1  # optional, to define default region for this profile\noutput = json\n"),
      ...credentials(`[default]\n${tight(lasting(33n))}`),
    },
  },
  "comments-aligned": {
    note: "a comment behind every value, with blanks to align them, a tab before one (dotfiles)",
    env: { AWS_PROFILE: "work" },
    files: {
      ...config(
        `[profile work]\nregion = eu-west-1   # home\nrole_arn = ${role("Deploy")}\t# a tab\nsource_profile = keys    ; below\n`,
      ),
      ...credentials(
        `[keys]\naws_access_key_id = ${lasting(74n).id}   # jane\naws_secret_access_key = ${lasting(74n).secret}  ; rotate me\n`,
      ),
    },
  },
  "comment-for-value": {
    note: "comments where the values should be, as a template has them (dotfiles)",
    files: {
      ...config("[default]\nregion =   # fill in\noutput = # json or text\n"),
      ...credentials(`[default]\n${ini(lasting(75n))}aws_session_token =  # only for temporary keys\n`),
    },
  },
  "comment-in-key": {
    note: "a line that is commented out in its middle (dotfiles)",
    files: {
      ...config("[default]\nregion = eu-west-1\nrole # arn = none\n"),
      ...credentials(`[default]\n${ini(lasting(76n))}`),
    },
  },
  "region-quoted": {
    note: "region in quotes, as in a shell (ionic2-starter-aws #35 and the like)",
    files: {
      ...config(`[default]\nregion = "us-east-1"\noutput = "json"\n`),
      ...credentials(`[default]\n${ini(lasting(34n))}`),
    },
  },
  "region-constant": {
    note: "the region by the name of a constant of a library (ionic2-starter-aws #35)",
    files: { ...config("[default]\nregion = US_EAST_1\n"), ...credentials(`[default]\n${ini(lasting(34n))}`) },
  },
  "region-empty": {
    note: "region without a value, as a setup script leaves it (awsbe-site #1)",
    files: {
      ...config(
        `[default]\nregion = \noutput = json\n[profile r]\nrole_arn = ${role("R")}\nsource_profile = default\nregion =\n`,
      ),
      ...credentials(`[default]\n${ini(lasting(35n))}`),
    },
    env: { AWS_PROFILE: "r" },
  },
  "source-profile-no-role": {
    note: "an auth profile that says source_profile = default, a role with MFA on it (aws-cdk #1246)",
    env: { AWS_PROFILE: "my-dev-account" },
    files: {
      ...config(
        `[default]\noutput = json\nregion = us-east-1\n\n[profile my-auth-account]\nsource_profile = default\n\n[profile my-dev-account]\nsource_profile = my-auth-account\nrole_arn = ${role("MyDesiredRole")}\nmfa_serial = ${mfa("myusername")}\n`,
      ),
      ...credentials(`[my-auth-account]\n${ini(lasting(36n))}`),
    },
  },
  "terraformer-empty-default": {
    note: "[default] stands there without anything below it (boto3 #2560 and the like)",
    env: { AWS_REGION: "eu-west-1" },
    files: { ...credentials(`[default]\n\n[work]\n${ini(lasting(37n))}`), ...config("[default]\n") },
  },
  cloud9: {
    note: "Cloud9 writes temporary keys and a comment into the credentials file (Cloud9)",
    env: { C9_PROJECT: "x", C9_USER: "me" },
    imds: { role: "AWSCloud9SSMAccessRole" },
    files: credentials(
      `# Do not modify this file, if this file is modified it will not be updated. If the file is deleted, it will be recreated on Fri Nov 27.\n\n[default]\n${tight(temporary(57n))}region=eu-west-1\n`,
    ),
  },
  "cloudwatch-agent": {
    note: "the on-premises agent's own profile beside a process for it (amazon-cloudwatch-agent #1241)",
    env: { AWS_PROFILE: "AmazonCloudWatchAgent" },
    files: {
      ...config(
        `[profile AmazonCloudWatchAgent]\nregion = us-east-1\ncredential_process = {{HOME}}/bin/aws_signing_helper credential-process --certificate {{HOME}}/cert.crt --private-key {{HOME}}/private.key --trust-anchor-arn arn:aws:rolesanywhere:us-east-1:${MAIN}:trust-anchor/field --profile-arn arn:aws:rolesanywhere:us-east-1:${MAIN}:profile/field --role-arn ${role("Agent", MAIN)}\n`,
      ),
      ...credentials(`[AmazonCloudWatchAgent]\n${ini(lasting(38n))}`),
      ...program("~/bin/aws_signing_helper").files,
    },
    modes: program("~/bin/aws_signing_helper").modes,
  },
};

/** Credential processes as people write them. */
const processes = {
  "roles-anywhere-continued": {
    note: "Roles Anywhere: the command broken over lines with backslashes (rolesanywhere-credential-helper #151)",
    env: { AWS_PROFILE: "rolesanywhere" },
    files: {
      ...config(
        `[profile rolesanywhere]\ncredential_process = {{HOME}}/bin/aws_signing_helper credential-process \\                    \n  --certificate ~/.ssh/client.crt \\\n  --private-key ~/.ssh/client.key \\\n  --trust-anchor-arn arn:aws:rolesanywhere:eu-west-1:${MAIN}:trust-anchor/field \\\n  --role-arn ${role("test-Roles-Anywhere", MAIN)}\n`,
      ),
      ...program("~/bin/aws_signing_helper").files,
    },
    modes: program("~/bin/aws_signing_helper").modes,
  },
  "roles-anywhere-one-line": {
    note: "Roles Anywhere in [profile default], a role on it by source_profile (mountpoint-s3 #927)",
    env: { AWS_PROFILE: "s3", AWS_REGION: "us-east-1" },
    files: {
      ...config(
        `[profile default]\ncredential_process = {{HOME}}/bin/aws_signing_helper credential-process --certificate {{HOME}}/cert.crt --private-key {{HOME}}/private.key\n\n[profile s3]\nrole_arn = ${role("bucket")}\nsource_profile = default\n`,
      ),
      ...program("~/bin/aws_signing_helper").files,
    },
    modes: program("~/bin/aws_signing_helper").modes,
  },
  "process-cat-relative": {
    note: "cat of a file beside the program, a role on it (terraform #22653)",
    env: { AWS_PROFILE: "testassume" },
    files: {
      ...config(
        `[profile test]\nregion = us-west-2\ncredential_process = cat ./cred.json\n\n[profile testassume]\nsource_profile = test\nrole_arn = ${role("OrganizationAccountAccessRole")}\n`,
      ),
      "~/cred.json": JSON.stringify({ Version: 1, AccessKeyId: lasting(39n).id, SecretAccessKey: lasting(39n).secret }),
    },
  },
  "process-tilde": {
    note: "the program is named with ~ (aws-sdk-java-v2 #3377 and the like)",
    env: { AWS_REGION: "us-east-1" },
    files: {
      ...config("[default]\ncredential_process = ~/bin/creds.sh --account dev\n"),
      ...program("~/bin/creds.sh").files,
    },
    modes: program("~/bin/creds.sh").modes,
  },
  "process-quoted-path": {
    note: "the program's path in double quotes, a blank in its folder (aws-sdk-java-v2 and the CLI's guide)",
    env: { AWS_REGION: "us-east-1" },
    files: {
      ...config(`[default]\ncredential_process = "{{HOME}}/Library/My Tools/creds.sh" --user "jane doe"\n`),
      ...program("~/Library/My Tools/creds.sh").files,
    },
    modes: program("~/Library/My Tools/creds.sh").modes,
  },
  "process-in-credentials-file": {
    note: "the process stands in the credentials file, region in the config file (aws-cli #2938)",
    env: { AWS_PROFILE: "okta" },
    files: {
      ...config("[profile okta]\nregion = us-east-1\n"),
      ...credentials("[okta]\ncredential_process = {{HOME}}/bin/okta-creds --profile okta\n"),
      ...program("~/bin/okta-creds").files,
    },
    modes: program("~/bin/okta-creds").modes,
  },
  "process-azure-login-missing": {
    note: "a process that is not installed here, keys of last week beside it (saml2aws #618)",
    env: { AWS_PROFILE: "saml-dev" },
    files: {
      ...config(
        "[profile saml-dev]\nregion = us-east-1\ncredential_process = saml2aws login --skip-prompt --quiet --credential-process --role arn:aws:iam::111122223333:role/Dev --profile saml-dev\n",
      ),
      ...credentials(`[saml]\n${ini(temporary(58n))}x_security_token_expires = 2026-11-20T00:47:31+02:00\n`),
    },
  },
  "process-pipe": {
    note: "a pipe, as one would type it (terraform-provider-aws #6913 and the like)",
    env: { AWS_REGION: "us-east-1" },
    files: {
      ...config("[default]\ncredential_process = cat {{HOME}}/session.json | cat\n"),
      "~/session.json": JSON.stringify({
        Version: 1,
        AccessKeyId: lasting(40n).id,
        SecretAccessKey: lasting(40n).secret,
      }),
    },
  },
  "process-sts-shape": {
    note: "the process prints what `aws sts assume-role` prints: no Version, Credentials around it (aws-cli #4124 and the like)",
    env: { AWS_REGION: "us-east-1" },
    files: {
      ...config("[default]\ncredential_process = cat {{HOME}}/assumed.json\n"),
      "~/assumed.json": JSON.stringify({
        Credentials: {
          AccessKeyId: temporary(59n).id,
          SecretAccessKey: temporary(59n).secret,
          SessionToken: "tok",
          Expiration: "2099-01-01T00:00:00Z",
        },
      }),
    },
  },
  "process-vault-subprofile": {
    note: "a process that calls aws-vault for a role, mfa_serial beside it for the tool (aws-vault #300)",
    env: { AWS_PROFILE: "dev_admin_helper" },
    files: {
      ...config(
        `[profile main_root]\nregion=eu-central-1\ncredential_process={{HOME}}/bin/aws-vault exec -j main_root\n\n[profile dev_admin] \nsource_profile=main_root\nregion=eu-central-1\nmfa_serial=${mfa("gonzalo")}\nrole_arn=${role("main-root-admin")}\noutput=json\n\n[profile dev_admin_helper] \nregion=eu-central-1\nmfa_serial=${mfa("gonzalo")}\noutput=json\ncredential_process={{HOME}}/bin/aws-vault exec -j dev_admin\n`,
      ),
      ...program("~/bin/aws-vault").files,
    },
    modes: program("~/bin/aws-vault").modes,
  },
};

/** Endpoints, other people's object stores, and the settings that go with them. */
const endpoints = {
  "plugin-endpoint": {
    note: "the CLI's endpoint plugin: [plugins], s3 with a tab, dots in the name (motuz #47)",
    env: { AWS_PROFILE: "server.domain.org" },
    files: {
      ...config(
        `[plugins]\nendpoint = awscli_plugin_endpoint\n\n[profile server.domain.org]\nregion = us-west-2\ns3 = \n\tendpoint_url = https://server.domain.org\n\tsignature_version = s3v4\n`,
      ),
      ...credentials(`[server.domain.org]\n${ini(lasting(41n))}`),
    },
  },
  "plugin-endpoint-legacy-path": {
    note: "the plugin with cli_legacy_plugin_path, s3 and s3api with endpoints (awscli-plugin-endpoint)",
    files: {
      ...config(
        `[plugins]\ncli_legacy_plugin_path = {{HOME}}/site-packages\nendpoint = awscli_plugin_endpoint\n\n[default]\nregion = nl-ams\ns3 =\n  endpoint_url = https://s3.nl-ams.scw.cloud\n  signature_version = s3v4\n  max_concurrent_requests = 100\n  max_queue_size = 1000\n  multipart_threshold = 50 MB\n  multipart_chunksize = 10 MB\ns3api =\n  endpoint_url = https://s3.nl-ams.scw.cloud\n`,
      ),
      ...credentials(
        `[default]\naws_access_key_id = SCWFIELDFIELDFIELD00\naws_secret_access_key = 00000000-0000-0000-0000-00000000f1e1\n`,
      ),
    },
  },
  "wasabi-in-config": {
    note: "keys in the config file, endpoint-url with a hyphen (awscli-plugin-endpoint #2)",
    env: { AWS_PROFILE: "wasabi" },
    files: config(
      `[default]\nregion = us-east-1\n\n[profile wasabi]\naws_access_key_id=WASABIFIELD000000001\naws_secret_access_key=sec-wasabi\nregion = us-east-1\nendpoint-url = https://s3.wasabisys.com\n\n[plugins]\nendpoint = awscli_plugin_endpoint\n`,
    ),
  },
  "r2-profile": {
    note: "Cloudflare R2: region auto, endpoint_url, checksums when required (R2's documentation)",
    env: { AWS_PROFILE: "r2" },
    files: {
      ...config(
        `[profile r2]\nregion = auto\noutput = json\nendpoint_url = https://0123456789abcdef.r2.cloudflarestorage.com\nrequest_checksum_calculation = WHEN_REQUIRED\nresponse_checksum_validation = WHEN_REQUIRED\n`,
      ),
      ...credentials(`[r2]\naws_access_key_id = 0123456789abcdef0123456789abcdef\naws_secret_access_key = sec-r2\n`),
    },
  },
  "r2-exported": {
    note: "R2 in a build: region auto and AWS_ENDPOINT_URL exported (AlcedoStudio #69)",
    env: {
      AWS_ACCESS_KEY_ID: "0123456789abcdef0123456789abcdef",
      AWS_SECRET_ACCESS_KEY: "sec-r2",
      AWS_REGION: "auto",
      AWS_ENDPOINT_URL: "https://0123456789abcdef.r2.cloudflarestorage.com",
      AWS_REQUEST_CHECKSUM_CALCULATION: "when_required",
      AWS_RESPONSE_CHECKSUM_VALIDATION: "when_required",
    },
  },
  "r2-beside-role": {
    note: "AWS_ENDPOINT_URL is R2's, the profile assumes a role: STS is asked there, too (convex-backend #53 and the like)",
    env: { AWS_PROFILE: "deploy", AWS_ENDPOINT_URL: "https://0123456789abcdef.r2.cloudflarestorage.com" },
    files: {
      ...config(`[profile deploy]\nrole_arn = ${role("Deploy")}\nsource_profile = base\nregion = us-east-1\n`),
      ...credentials(`[base]\n${ini(lasting(42n))}`),
    },
  },
  "services-section": {
    note: "a services section for S3 and STS at a local address, the role asked of it (localstack's documentation)",
    env: { AWS_PROFILE: "localstack" },
    files: {
      ...config(
        `[profile localstack]\nregion = us-east-1\noutput = json\nservices = local\nrole_arn = arn:aws:iam::000000000000:role/dev\nsource_profile = base\n\n[services local]\ns3 =\n    endpoint_url = http://s3.localhost.localstack.cloud:4566\nsts =\n    endpoint_url = {{EMU}}/sts\n`,
      ),
      ...credentials("[base]\naws_access_key_id = test\naws_secret_access_key = test\n"),
    },
  },
  "localstack-profile": {
    note: "LocalStack's own profile, test/test, endpoint_url for all (localstack #2671, its documentation)",
    env: { AWS_PROFILE: "localstack" },
    files: {
      ...config(
        "[profile localstack]\nregion = us-east-1\noutput = json\nendpoint_url = http://localhost:4566\ns3 =\n  addressing_style = path\n",
      ),
      ...credentials("[localstack]\naws_access_key_id = test\naws_secret_access_key = test\n"),
    },
  },
  "compose-localstack": {
    note: "a compose file's variables: dummy keys, empty token, LocalStack by its service name (docker-compose)",
    env: {
      AWS_ACCESS_KEY_ID: "dummy",
      AWS_SECRET_ACCESS_KEY: "dummy",
      AWS_SESSION_TOKEN: "",
      AWS_DEFAULT_REGION: "us-east-1",
      AWS_ENDPOINT_URL: "http://localstack:4566",
      AWS_PROFILE: "",
    },
  },
  "dynamodb-local-service-variable": {
    note: "one service elsewhere by its variable, AWS_ENDPOINT_URL ignored on purpose (DynamoDB Local)",
    env: {
      AWS_ENDPOINT_URL_DYNAMODB: "http://localhost:8000",
      AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: "false",
      AWS_REGION: "local",
      ...exported({ id: "fakeMyKeyId", secret: "fakeSecretAccessKey" }),
    },
  },
  "s3-one-line": {
    note: "s3 = signature_version = s3v4 on one line (botocore #1168)",
    files: {
      ...config("[default]\noutput = json\nregion = ap-southeast-2\ns3 = signature_version = s3v4\n"),
      ...credentials(`[default]\n${ini(lasting(43n))}`),
    },
  },
  "s3-not-indented": {
    note: "what belongs below s3 = stands beside it (aws-cli #1870)",
    files: {
      ...config("[default]\nregion = eu-west-2\ns3 =\naddressing_style = virtual\nsignature_version = s3v4\n"),
      ...credentials(`[default]\n${ini(lasting(43n))}`),
    },
  },
  "s3-all-indented": {
    note: "every line of the profile is indented, s3's deeper (aws-cli #1870)",
    files: {
      ...config("[default]\n  region = eu-west-2\n  output = json\n  s3 =\n     signature_version = s3v4\n"),
      ...credentials(`[default]\n  ${ini(lasting(43n)).trimEnd().replaceAll("\n", "\n  ")}\n`),
    },
  },
  "fips-dualstack-gov": {
    note: "GovCloud with FIPS and dual stack in the profile, a role (aws-sdk-go-base #314 and the like)",
    env: { AWS_PROFILE: "gov" },
    files: {
      ...config(
        `[profile gov]\nregion = us-gov-west-1\nuse_fips_endpoint = true\nuse_dualstack_endpoint = true\nrole_arn = ${role("Admin", THIRD, "aws-us-gov")}\nsource_profile = gov-keys\n`,
      ),
      ...credentials(`[gov-keys]\n${ini(lasting(44n))}region = us-gov-west-1\n`),
    },
  },
  "fips-variable-old-cli": {
    note: "AWS_USE_FIPS_ENDPOINT=1, which is neither true nor false (many)",
    env: { AWS_USE_FIPS_ENDPOINT: "1", AWS_PROFILE: "r", AWS_REGION: "us-east-2" },
    files: {
      ...config(`[profile r]\nrole_arn = ${role("R")}\nsource_profile = base\n`),
      ...credentials(`[base]\n${ini(lasting(45n))}`),
    },
  },
  "gov-region-in-credentials": {
    note: "GovCloud: the region stands in the credentials file only (aws-sdk-go-base #314)",
    env: { AWS_PROFILE: "example" },
    files: credentials(
      `[example]\naws_access_key_id     = ${lasting(46n).id}\naws_secret_access_key = ${lasting(46n).secret}\nregion                = us-gov-west-1\n`,
    ),
  },
  "iso-partition": {
    note: "an isolated region, its role by arn:aws-iso, a bundle of its own (public documentation)",
    env: { AWS_PROFILE: "iso" },
    files: {
      ...config(
        `[profile iso]\nregion = us-iso-east-1\nrole_arn = ${role("Admin", THIRD, "aws-iso")}\nsource_profile = isokeys\n`,
      ),
      ...credentials(`[isokeys]\n${ini(lasting(47n))}`),
    },
  },
  "retry-settings": {
    note: "retry_mode, max_attempts, defaults_mode and more, all as the documentation has them (aws-cli #3665)",
    files: {
      ...config(
        `[default]\nregion = us-east-1\noutput = json\nretry_mode = standard\nmax_attempts = 10\ndefaults_mode = in-region\ncli_timestamp_format = iso8601\ncli_auto_prompt = on-partial\ncli_binary_format = raw-in-base64-out\ncli_history = enabled\nparameter_validation = false\ntcp_keepalive = true\napi_versions =\n    ec2 = 2015-03-01\n    cloudfront = 2015-09-17\n`,
      ),
      ...credentials(`[default]\n${ini(lasting(48n))}`),
    },
  },
  "retry-wrong": {
    note: "retry_mode = exponential, which no SDK has (goofys #629 and the like)",
    env: { AWS_MAX_ATTEMPTS: "five" },
    files: {
      ...config("[default]\nregion = us-east-1\nretry_mode = exponential\n"),
      ...credentials(`[default]\n${ini(lasting(48n))}`),
    },
  },
  "ca-bundle-corporate": {
    note: "ca_bundle of a company that is not on this machine, a role (aws-cli #6384)",
    env: { AWS_PROFILE: "r" },
    files: {
      ...config(
        `[default]\nca_bundle = {{HOME}}/certs/corp.pem\n[profile r]\nregion = us-east-1\nca_bundle = {{HOME}}/certs/corp.pem\nrole_arn = ${role("R")}\nsource_profile = base\n`,
      ),
      ...credentials(`[base]\n${ini(lasting(49n))}`),
    },
  },
};

/** Places where AWS or somebody else runs the program. */
const places = {
  lambda: {
    note: "a function in Lambda: keys and all else in the environment, a profile left over from the developer's .env (Lambda)",
    env: {
      AWS_LAMBDA_FUNCTION_NAME: "field",
      AWS_LAMBDA_FUNCTION_VERSION: "$LATEST",
      AWS_EXECUTION_ENV: "AWS_Lambda_nodejs20.x",
      AWS_REGION: "eu-west-1",
      AWS_DEFAULT_REGION: "eu-west-1",
      AWS_PROFILE: "dev",
      ...exported(temporary(60n)),
      LAMBDA_TASK_ROOT: "/var/task",
    },
  },
  "lambda-snapstart": {
    note: "a function with SnapStart: a container address instead of keys (Lambda)",
    env: {
      AWS_LAMBDA_FUNCTION_NAME: "field",
      AWS_LAMBDA_INITIALIZATION_TYPE: "snap-start",
      AWS_CONTAINER_CREDENTIALS_FULL_URI: "{{EMU}}/ecs/snapstart",
      AWS_CONTAINER_AUTHORIZATION_TOKEN: "field-token",
      AWS_REGION: "eu-west-1",
    },
  },
  cloudshell: {
    note: "CloudShell: a local address, a token, the old region variable and the new (mamezou-tech #1522, aws-sdk-php #2323)",
    env: {
      AWS_EXECUTION_ENV: "CloudShell",
      AWS_CONTAINER_CREDENTIALS_FULL_URI: "{{EMU}}/ecs/cloudshell",
      AWS_CONTAINER_AUTHORIZATION_TOKEN: "T0tAlLyFiElD=",
      AWS_DEFAULT_REGION: "ap-northeast-1",
      AWS_REGION: "ap-northeast-1",
      AWS_TOOLING_USER_AGENT: "AWS-CloudShell/1.0",
    },
  },
  codebuild: {
    note: "CodeBuild: a relative address; a profile of the repository chosen by the build (aws-codebuild-docker-images #123)",
    env: {
      CODEBUILD_BUILD_ID: "field:1",
      AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: "/v2/credentials/codebuild",
      AWS_EXECUTION_ENV: "AWS_ECS_EC2",
      AWS_DEFAULT_REGION: "us-east-1",
      AWS_REGION: "us-east-1",
      AWS_PROFILE: "test",
    },
    files: credentials(`[test]\nrole_arn = ${role("CrossAdminRoleName")}\nsource_profile = default\n`),
  },
  "sagemaker-studio": {
    note: "SageMaker Studio: the relative address begins /_sagemaker, a config file with a region only (mountpoint-s3 #198)",
    env: {
      AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: "/_sagemaker-instance-credentials/field",
      AWS_DEFAULT_REGION: "ap-northeast-1",
      AWS_REGION: "ap-northeast-1",
      AWS_SAGEMAKER_PYTHONNOUSERSITE: "0",
      AWS_PROFILE: "default",
    },
    files: config("[default]\nregion = ap-northeast-1\n"),
  },
  irsa: {
    note: "a pod with IRSA as the webhook sets it, and an empty AWS_PROFILE of the chart (eks-pod-identity-webhook)",
    env: {
      AWS_ROLE_ARN: role("irsa", MAIN),
      AWS_WEB_IDENTITY_TOKEN_FILE: "{{HOME}}/token",
      AWS_DEFAULT_REGION: "eu-central-1",
      AWS_REGION: "eu-central-1",
      AWS_STS_REGIONAL_ENDPOINTS: "regional",
      AWS_PROFILE: "",
    },
    files: { "~/token": "eyJ-field" },
    imds: { role: "node-role" },
  },
  "irsa-and-pod-identity": {
    note: "a pod moved from IRSA to pod identity with both sets of variables left (crossplane #1254 and the like)",
    env: {
      AWS_ROLE_ARN: role("irsa", MAIN),
      AWS_WEB_IDENTITY_TOKEN_FILE: "{{HOME}}/token",
      AWS_CONTAINER_CREDENTIALS_FULL_URI: "http://169.254.170.23/v1/credentials",
      AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: "{{HOME}}/eks-pod-identity-token",
      AWS_REGION: "eu-central-1",
    },
    files: { "~/token": "eyJ-field", "~/eks-pod-identity-token": "eyJ-pod" },
  },
  "irsa-china": {
    note: "a pod with IRSA in China, the region regional (aws-sdk-java-v2 #2620)",
    env: {
      AWS_ROLE_ARN: role("irsa", MAIN, "aws-cn"),
      AWS_WEB_IDENTITY_TOKEN_FILE: "{{HOME}}/token",
      AWS_REGION: "cn-north-1",
      AWS_DEFAULT_REGION: "cn-north-1",
    },
    files: { "~/token": "eyJ-field" },
  },
  "helm-empty-keys": {
    note: "a chart sets the keys to empty texts, the node has a role (security_monkey #877)",
    env: { AWS_ACCESS_KEY_ID: "", AWS_SECRET_ACCESS_KEY: "", AWS_REGION: "us-east-1" },
    imds: { role: "node-role" },
  },
  "compose-literal": {
    note: "a compose file passed on what was not set: the keys are empty, the mounted file has them (aws-cli #5218)",
    env: { AWS_ACCESS_KEY_ID: "", AWS_SECRET_ACCESS_KEY: "", AWS_SESSION_TOKEN: "", AWS_DEFAULT_REGION: "" },
    files: { ...credentials(`[default]\n${ini(lasting(50n))}`), ...config("[default]\nregion = us-east-1\n") },
  },
  "secret-as-template": {
    note: "the variables hold the text of a template that nobody filled in (external-secrets #772 and the like)",
    env: {
      AWS_ACCESS_KEY_ID: templated("AWS_ACCESS_KEY_ID"),
      AWS_SECRET_ACCESS_KEY: templated("AWS_SECRET_ACCESS_KEY"),
      AWS_REGION: "us-east-1",
    },
  },
  "env-file-quotes": {
    note: "docker --env-file keeps the quotes of the .env (docker)",
    env: { AWS_ACCESS_KEY_ID: `"${ID}"`, AWS_SECRET_ACCESS_KEY: `"${SECRET}"`, AWS_REGION: '"us-east-1"' },
  },
  "java-old-names": {
    note: "the names that Java 1 knew: AWS_ACCESS_KEY and AWS_SECRET_KEY (aws-sdk-java #50, aws-sdk-ruby #707)",
    env: { AWS_ACCESS_KEY: ID, AWS_SECRET_KEY: SECRET, AWS_REGION: "us-east-1" },
  },
  "ecs-local-endpoints": {
    note: "a relative address of a local stand-in, AWS_PROFILE default and no files (amazon-ecs-local-container-endpoints #89)",
    env: {
      AWS_PROFILE: "default",
      AWS_DEFAULT_REGION: "us-east-1",
      AWS_REGION: "us-east-1",
      AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: "/creds",
    },
  },
  "ecs-local-hostname": {
    note: "the full address names a service of the compose file (aws-sdk-java #2898)",
    env: { AWS_CONTAINER_CREDENTIALS_FULL_URI: "http://awsecslocalendpoints/role/MyRole", AWS_REGION: "us-east-1" },
  },
  "github-oidc": {
    note: "after configure-aws-credentials: keys, token and region, and a profile of the workflow's env (configure-aws-credentials #962)",
    env: {
      CI: "true",
      GITHUB_ACTIONS: "true",
      AWS_DEFAULT_REGION: "eu-central-1",
      AWS_REGION: "eu-central-1",
      ...exported(temporary(61n, OTHER)),
      AWS_PROFILE: "prod",
    },
  },
  "github-secret-id-slip": {
    note: "a self-hosted runner: the secret's variable is misnamed, the instance has a role (configure-aws-credentials #378)",
    env: { AWS_ACCESS_KEY_ID: lasting(51n).id, AWS_SECRET_KEY_ID: lasting(51n).secret, AWS_REGION: "us-east-1" },
    imds: { role: "runner-role" },
  },
  "github-config-in-workspace": {
    note: "AWS_CONFIG_FILE points into the checkout, a relative path (actions/aws #7)",
    env: {
      AWS_CONFIG_FILE: ".aws-ci/config",
      AWS_PROFILE: "staging",
      AWS_REGION: "us-east-1",
      ...exported(lasting(52n)),
    },
    files: { "~/.aws-ci/config": `[profile staging]\nrole_arn=${role("github")}\ncredential_source=Environment\n` },
  },
  "gitlab-web-identity": {
    note: "GitLab: the token in a file, a profile with the role, nothing else (GitLab's documentation)",
    env: { AWS_PROFILE: "oidc", AWS_CONFIG_FILE: "{{HOME}}/ci/config", CI: "true", GITLAB_CI: "true" },
    files: {
      "~/ci/config": `[profile oidc]\nrole_arn=${role("gitlab")}\nweb_identity_token_file={{HOME}}/ci/web_identity_token\nrole_session_name=ci-42\nregion=us-east-1\n`,
      "~/ci/web_identity_token": "eyJ-gitlab\n",
    },
  },
  "engine-private-files": {
    note: "a tool gives its child both files and a profile of its own, the process cat of a quoted file (found in a deploy engine)",
    env: {
      AWS_CONFIG_FILE: "{{HOME}}/run/config",
      AWS_SHARED_CREDENTIALS_FILE: "{{HOME}}/run/credentials",
      AWS_PROFILE: "engine-run",
      AWS_SDK_LOAD_CONFIG: "1",
      AWS_REGION: "us-east-1",
    },
    files: {
      "~/run/config": `[profile engine-run]\ncredential_process = cat '{{HOME}}/run/session one.json'\n`,
      "~/run/credentials": "",
      "~/run/session one.json": JSON.stringify({
        Version: 1,
        AccessKeyId: lasting(53n).id,
        SecretAccessKey: lasting(53n).secret,
      }),
      ...credentials(`[default]\n${ini(lasting(54n))}`),
    },
  },
  "credentials-file-tilde": {
    note: "AWS_SHARED_CREDENTIALS_FILE=~/.aws/work from a .env, where no shell opens ~ (many)",
    env: { AWS_SHARED_CREDENTIALS_FILE: "~/.aws/work", AWS_REGION: "us-east-1" },
    files: {
      "~/.aws/work": `[default]\n${ini(lasting(55n))}`,
      ...credentials(`[default]\n${ini(lasting(56n, OTHER))}`),
    },
  },
  "credential-file-old-variable": {
    note: "AWS_CREDENTIAL_FILE in the way of boto 2 and the EC2 tools: keys by other names (boto #3275)",
    env: { AWS_CREDENTIAL_FILE: "{{HOME}}/.bbb/credentials", AWS_DEFAULT_REGION: "us-west-2" },
    files: { "~/.bbb/credentials": `AWSAccessKeyId=${ID}\nAWSSecretKey=${SECRET}\n` },
  },
  "wsl-windows-lines": {
    note: "files written in Windows and linked into WSL: CRLF, a blank behind the header (aws-cli #7034 and the like)",
    env: { AWS_PROFILE: "dev" },
    files: {
      ...config("[default]\r\nregion = us-east-1\r\noutput = json\r\n\r\n[profile dev] \r\nregion = eu-west-1\r\n"),
      ...credentials(
        `[default]\r\n${ini(lasting(57n)).replaceAll("\n", "\r\n")}\r\n[dev]\r\n${ini(lasting(58n, OTHER)).replaceAll("\n", "\r\n")}`,
      ),
    },
  },
  "cdk-region-exported": {
    note: "a runner's AWS_REGION beside a profile that has its own (aws-cdk #28294)",
    env: { AWS_PROFILE: "deploy", AWS_REGION: "us-east-1" },
    files: {
      ...config("[profile deploy]\nregion = eu-west-1\n"),
      ...credentials(`[deploy]\n${ini(lasting(59n))}`),
    },
  },
  "cdk-default-region-only": {
    note: "the named profile has no region, [default] has (aws-cdk #1656, #3482)",
    env: { AWS_PROFILE: "MyProfile" },
    files: {
      ...config(
        `[default]\nregion = us-east-1\n\n[profile MyProfile]\nrole_arn = ${role("myprofile")}\nsource_profile = SomeOtherProfile\n`,
      ),
      ...credentials(`[SomeOtherProfile]\n${ini(lasting(60n))}`),
    },
  },
  "ec2-nothing-but-role": {
    note: "an instance with a role, the region asked for and nowhere set (aws-cli #5564)",
    imds: { role: "app" },
  },
  "ec2-root-default-stale": {
    note: "an instance with a role and somebody's keys of long ago in the credentials file (ansible #53051 and the like)",
    files: credentials(`[default]\naws_access_key_id = AKIAINVALIDFIELD0001\naws_secret_access_key = sec-old\n`),
    env: { AWS_DEFAULT_REGION: "us-east-1" },
    imds: { role: "app" },
  },
  "metadata-disabled-yes": {
    note: "AWS_EC2_METADATA_DISABLED=yes in a build container, nothing else (aws-cli #6130 and the like)",
    env: { AWS_EC2_METADATA_DISABLED: "yes", AWS_REGION: "us-east-1" },
    imds: { role: "builder" },
  },
};

/** Terraform's and boto 2's own. */
const others = {
  "terraform-old-credentials-file": {
    note: "a provider block with profile and a role on it, the profile a process (terraform-provider-aws #7418, #6913)",
    block: { profile: "foo", region: "us-east-1", assume_role: [{ role_arn: role("FullAdmin") }] },
    files: {
      ...config(
        `[profile foo]\nregion = us-east-1\nmfa_serial = ${mfa("pikeas")}\ncredential_process = {{HOME}}/bin/aws-vault exec -j foo\n`,
      ),
      ...program("~/bin/aws-vault").files,
    },
    modes: program("~/bin/aws-vault").modes,
  },
  "terraform-localstack-block": {
    note: "the block for LocalStack: test keys, skips, an endpoint for STS (localstack)",
    block: {
      access_key: "test",
      secret_key: "test",
      region: "us-east-1",
      skip_credentials_validation: true,
      skip_metadata_api_check: "true",
      skip_requesting_account_id: true,
      s3_use_path_style: true,
      endpoints: { s3: "http://localhost:4566", sts: "http://localhost:4566" },
    },
    env: { AWS_PROFILE: "work" },
  },
  "terraform-profile-missing": {
    note: "the block names a profile that only a colleague has (terraform-provider-aws #40410)",
    block: { profile: "corp-shared", region: "us-east-1" },
    env: exported(temporary(62n)),
    files: config("[profile corp]\nregion = us-east-1\n"),
  },
  "boto-credentials-section": {
    note: "boto 2: ~/.boto and the shared file with another user, which wins (gsutil #275)",
    files: {
      "~/.boto": `[Credentials]\naws_access_key_id = ${lasting(61n).id}\naws_secret_access_key = ${lasting(61n).secret}\n\n[Boto]\ndebug = 0\nhttps_validate_certificates = True\n`,
      ...credentials(`[default]\n${ini(lasting(62n, OTHER))}`),
    },
  },
  "boto-section-in-shared": {
    note: "boto 2: [Boto] in the shared credentials file, a profile by the environment (boto #3646)",
    env: { AWS_PROFILE: "gnip_tweets_historical" },
    files: credentials(
      `[default]\n${ini(lasting(63n))}\n[s3_feature_parser_v1]\n${ini(lasting(64n, OTHER))}\n[gnip_tweets_historical]\n${ini(lasting(63n))}\n[Boto]\ndebug = 2\n`,
    ),
  },
  "boto-profile-sections": {
    note: "boto 2: [profile name] in ~/.boto beside [Credentials] (boto #1979)",
    env: { AWS_PROFILE: "name_of_credentials" },
    files: {
      "~/.boto": `[Credentials]\n${ini(lasting(65n))}\n[profile name_of_credentials]\n${ini(lasting(66n, OTHER))}`,
    },
  },
  "preview-and-aliases": {
    note: "[preview] of the CLI's old days, a file of several hundred settings nobody reads (aws-cli)",
    files: {
      ...config(
        "[preview]\ncloudfront = true\nsdb = true\n\n[default]\nregion = us-east-1\noutput = table\n\n[profile eu]\nregion = eu-west-1\ncli_timeout = 5\n",
      ),
      ...credentials(`[default]\n${ini(lasting(67n))}`),
    },
  },
  "dollar-in-profile": {
    note: "a config file written for a shell, with a variable in role_arn (aws-cli #2233 and the like)",
    env: { AWS_PROFILE: "dev", ACCOUNT: OTHER },
    files: {
      ...config(
        `[profile dev]\nregion = us-east-1\nrole_arn = arn:aws:iam::${templated("ACCOUNT")}:role/Deploy\nsource_profile = base\n`,
      ),
      ...credentials(`[base]\n${ini(lasting(68n))}`),
    },
  },
  "colon-instead-of-equals": {
    note: "the settings written with a colon, as YAML has them (boto3 #1042 and the like)",
    files: {
      ...config("[default]\nregion: us-east-1\n"),
      ...credentials(
        `[default]\naws_access_key_id: ${lasting(69n).id}\naws_secret_access_key: ${lasting(69n).secret}\n`,
      ),
    },
  },
  "no-newline-append": {
    note: "a script appended a profile to a file without a line end (aws-cli #2996)",
    env: { AWS_PROFILE: "new" },
    files: {
      ...config("[default]\nregion = us-east-1[profile new]\nregion = eu-west-1\n"),
      ...credentials(`[default]\n${ini(lasting(70n))}[new]\n${ini(lasting(71n, OTHER))}`),
    },
  },
  "merge-conflict": {
    note: "a dotfiles repository's merge left its marks in the config file (dotfiles)",
    env: { AWS_PROFILE: "work" },
    files: {
      ...config("[profile work]\n<<<<<<< HEAD\nregion = us-east-1\n=======\nregion = eu-west-1\n>>>>>>> laptop\n"),
      ...credentials(`[work]\n${ini(lasting(72n))}`),
    },
  },
  "git-secrets-comment": {
    note: "rulers and comments of several kinds between the profiles (dotfiles)",
    env: { AWS_PROFILE: "work" },
    files: {
      ...config(
        "#------------------------------\n# Acme\n#------------------------------\n[profile work]   # the day job\nregion = us-east-1 ; closest\n;output = json\n//old = true\n",
      ),
      ...credentials(`[work] # main\n${ini(lasting(73n))}`),
    },
  },
};

for (const [id, { note, env = {}, files = {}, imds = null, ...rest }] of Object.entries({
  ...signIns,
  ...roles,
  ...written,
  ...processes,
  ...endpoints,
  ...places,
  ...others,
}))
  console.log(JSON.stringify({ id: `field-${id}`, note, env, files, imds, ...rest, tags: ["field"] }));
