// hand-terraform-block.mjs > hand-terraform-block.jsonl: what a `provider "aws"` block says beside keys, profile and region,
// on machines that say something else. `block` is the block in Terraform's JSON syntax (lab/world/README.md).
import { createHash } from "node:crypto";
import { keyOf } from "./parts/key-of.mjs";

const HERE = "111122223333";
const ELSEWHERE = "444455556666";
const pair = (name) => `aws_access_key_id = AKIA${name}\naws_secret_access_key = sec-${name}\n`;
const EXPORTED = { AWS_ACCESS_KEY_ID: "AKIAENVENVENVENVENVE", AWS_SECRET_ACCESS_KEY: "sec-env" };
const REGION = { AWS_REGION: "eu-west-1" };
const IN_BLOCK = { access_key: "AKIABLOCKBLOCKBLOCKB", secret_key: "sec-block" };
const ROLE = "arn:aws:iam::111122223333:role/Deploy";
const SECOND = "arn:aws:iam::444455556666:role/Second";
const wanting = (name, value) => `arn:aws:iam::111122223333:role/wants/${name}/${value}/Deploy`;
const refusing = (code) => `arn:aws:iam::111122223333:role/fails/${code}/Deploy`;
const DENIED = "arn:aws:iam::111122223333:role/DENIED";
const BASE = { "~/.aws/credentials": `[default]\n${pair("DEFAULT")}[dev]\n${pair("DEV")}` };
const CONFIG = { "~/.aws/config": "[default]\nregion = us-east-2\n[profile dev]\nregion = eu-north-1\n" };
const role = (extra = {}, arn = ROLE) => ({ assume_role: [{ role_arn: arn, ...extra }] });
const webIdentity = (extra = {}) => ({
  assume_role_with_web_identity: [{ role_arn: ROLE, web_identity_token_file: "{{HOME}}/token", ...extra }],
});
const TOKEN = { "~/token": "token-1" };
const exportedRole = { AWS_ROLE_ARN: SECOND, AWS_WEB_IDENTITY_TOKEN_FILE: "{{HOME}}/token" };
const EC2 = { role: "ec2-role" };
const profileRole = (extra = "") => ({
  "~/.aws/config": `[default]\nrole_arn = ${ROLE}\nsource_profile = base\nregion = eu-west-1\n${extra}`,
  "~/.aws/credentials": `[base]\n${pair("BASE")}`,
});
const START = "https://a.awsapps.com/start";
const SIGNED_IN = JSON.stringify({
  startUrl: START,
  region: "eu-west-1",
  accessToken: "at-1",
  expiresAt: "{{NOW+3600}}",
});
const sso = (extra = "") => ({
  "~/.aws/config": `[default]\nsso_start_url = ${START}\nsso_region = eu-west-1\nsso_account_id = ${HERE}\nsso_role_name = Admin\nregion = eu-west-1\n${extra}`,
  [`~/.aws/sso/cache/${createHash("sha1").update(START).digest("hex")}.json`]: SIGNED_IN,
});
const process = {
  files: {
    "~/.aws/config": "[default]\ncredential_process = {{HOME}}/creds.sh\nregion = eu-west-1\n",
    "~/creds.sh": '#!/bin/sh\necho \'{"Version": 1, "AccessKeyId": "AKIAPROCESS", "SecretAccessKey": "s"}\'\n',
  },
  modes: { "~/creds.sh": "755" },
};
const LOGIN = "arn:aws:iam::111122223333:user/me";

const machines = {
  // Keys
  "keys-over-exported": { block: IN_BLOCK, env: { ...EXPORTED, ...REGION } },
  "keys-and-token": { block: { ...IN_BLOCK, token: "tok-block" }, env: REGION },
  "keys-over-profile-in-block": { block: { ...IN_BLOCK, profile: "dev" }, files: { ...BASE, ...CONFIG } },
  "keys-and-missing-profile": { block: { ...IN_BLOCK, profile: "nope" }, files: BASE },
  "keys-empty": { block: { access_key: "", secret_key: "" }, env: { ...EXPORTED, ...REGION } },
  "key-without-secret": { block: { access_key: "AKIABLOCKBLOCKBLOCKB" }, env: EXPORTED },
  "secret-without-key": { block: { secret_key: "sec-block" }, env: EXPORTED },
  "token-alone": { block: { token: "tok-block" }, env: EXPORTED },
  "key-without-secret-and-missing-profile": {
    block: { access_key: "AKIABLOCKBLOCKBLOCKB", profile: "nope" },
    files: BASE,
  },
  "key-without-secret-and-missing-bundle": {
    block: { access_key: "AKIABLOCKBLOCKBLOCKB", custom_ca_bundle: "~/nope.pem" },
    files: BASE,
  },
  "keys-and-bad-environment": { block: IN_BLOCK, env: { ...REGION, AWS_MAX_ATTEMPTS: "many" } },
  "keys-and-profile-that-asks-for-mfa": {
    block: { ...IN_BLOCK, profile: "dev" },
    files: {
      "~/.aws/config": `[profile dev]\nrole_arn = ${ROLE}\nsource_profile = dev\nmfa_serial = arn:aws:iam::111122223333:mfa/me\n`,
      ...BASE,
    },
  },
  "keys-and-role": { block: { ...IN_BLOCK, ...role() }, env: { ...EXPORTED, ...REGION } },
  "keys-and-role-denied": { block: { ...IN_BLOCK, ...role({}, DENIED) }, env: { ...EXPORTED, ...REGION } },
  "keys-and-role-without-region": { block: { ...IN_BLOCK, ...role() } },
  "keys-and-two-roles": {
    block: { ...IN_BLOCK, region: "eu-west-1", assume_role: [{ role_arn: ROLE }, { role_arn: SECOND }] },
  },
  "keys-and-web-identity": { block: { ...IN_BLOCK, region: "eu-west-1", ...webIdentity() }, files: TOKEN },
  "keys-and-web-identity-without-role": {
    block: { ...IN_BLOCK, region: "eu-west-1", assume_role_with_web_identity: [{ role_arn: "" }] },
  },
  "keys-and-role-at-endpoint-of-environment": {
    block: { ...IN_BLOCK, ...role() },
    env: { ...REGION, AWS_ENDPOINT_URL: "{{EMU}}/sts" },
  },
  "keys-and-role-without-arn": { block: { ...IN_BLOCK, region: "eu-west-1", assume_role: [{ role_arn: "" }] } },
  "keys-of-nobody-and-role": {
    block: { access_key: "AKIAINVALIDINVALIDIN", secret_key: "s", region: "eu-west-1", ...role() },
  },

  // Profile and region
  "profile-over-exported": { block: { profile: "dev" }, env: EXPORTED, files: { ...BASE, ...CONFIG } },
  "profile-over-variable": { block: { profile: "dev" }, env: { AWS_PROFILE: "nope" }, files: { ...BASE, ...CONFIG } },
  "profile-missing": { block: { profile: "nope" }, env: EXPORTED, files: BASE },
  "profile-empty": { block: { profile: "" }, env: { AWS_PROFILE: "dev" }, files: { ...BASE, ...CONFIG } },
  "profile-without-keys-and-exported": { block: { profile: "dev", region: "eu-west-1" }, env: EXPORTED, files: CONFIG },
  "profile-over-token-file": { block: { profile: "dev" }, env: exportedRole, files: { ...BASE, ...CONFIG, ...TOKEN } },
  "region-over-variable": { block: { region: "ap-south-1" }, env: { ...EXPORTED, ...REGION } },
  "region-empty": { block: { region: "" }, env: { ...EXPORTED, ...REGION } },
  "region-over-profile": { block: { profile: "dev", region: "ap-south-1" }, files: { ...BASE, ...CONFIG } },
  "region-and-instance": { block: { region: "ap-south-1" }, imds: EC2 },
  "region-unknown": { block: { region: "mars-1" }, env: EXPORTED },

  // Files
  "config-file": {
    block: { shared_config_files: ["{{HOME}}/other"] },
    files: { "~/other": `[default]\n${pair("OTHER")}region = eu-west-3\n`, ...CONFIG },
  },
  "credentials-file": {
    block: { shared_credentials_files: ["{{HOME}}/other"] },
    files: { "~/other": `[default]\n${pair("OTHER")}`, ...BASE, ...CONFIG },
  },
  "files-over-variables": {
    block: { shared_config_files: ["{{HOME}}/c"], shared_credentials_files: ["{{HOME}}/k"], profile: "dev" },
    env: { AWS_CONFIG_FILE: "{{HOME}}/.aws/config", AWS_SHARED_CREDENTIALS_FILE: "{{HOME}}/.aws/credentials" },
    files: { ...BASE, ...CONFIG, "~/c": "[profile dev]\nregion = sa-east-1\n", "~/k": `[dev]\n${pair("OTHER")}` },
  },
  "credentials-file-tilde": {
    block: { shared_credentials_files: ["~/other"] },
    files: { "~/other": `[default]\n${pair("OTHER")}`, ...BASE },
  },
  "credentials-file-variable": {
    block: { shared_credentials_files: ["$PLACE/other"] },
    env: { PLACE: "{{HOME}}" },
    files: { "~/other": `[default]\n${pair("OTHER")}`, ...BASE },
  },
  "credentials-file-variable-in-braces": {
    block: { shared_credentials_files: [`$${"{HOME}"}/other`] },
    files: { "~/other": `[default]\n${pair("OTHER")}`, ...BASE },
  },
  "credentials-file-variable-unset": {
    block: { shared_credentials_files: ["$NOWHERE/other"] },
    files: { "~/other": `[default]\n${pair("OTHER")}`, ...BASE },
  },
  "credentials-file-tilde-of-another": {
    block: { shared_credentials_files: ["~ana/other"] },
    env: EXPORTED,
    files: BASE,
  },
  "credentials-file-tilde-in-variable": {
    block: { shared_credentials_files: ["$PLACE/other"] },
    env: { PLACE: "~" },
    files: { "~/other": `[default]\n${pair("OTHER")}`, ...BASE },
  },
  "credentials-file-relative": {
    block: { shared_credentials_files: ["other"] },
    files: { "~/other": `[default]\n${pair("OTHER")}`, ...BASE },
  },
  "credentials-file-missing": { block: { shared_credentials_files: ["{{HOME}}/nope"] }, files: BASE },
  "credentials-file-missing-and-config": {
    block: { shared_credentials_files: ["{{HOME}}/nope"] },
    files: { "~/.aws/config": `[default]\n${pair("CONFIG")}region = us-east-2\n`, ...BASE },
  },
  "credentials-file-a-folder": { block: { shared_credentials_files: ["{{HOME}}/.aws"] }, files: BASE },
  "credentials-files-second-wins": {
    block: { shared_credentials_files: ["{{HOME}}/a", "{{HOME}}/b"] },
    files: { "~/a": `[default]\n${pair("AAA")}`, "~/b": `[default]\n${pair("BBB")}` },
  },
  "credentials-files-first-alone-has-it": {
    block: { shared_credentials_files: ["{{HOME}}/a", "{{HOME}}/b"], profile: "dev" },
    files: { "~/a": `[dev]\n${pair("AAA")}`, "~/b": `[default]\n${pair("BBB")}` },
  },
  "credentials-files-first-missing": {
    block: { shared_credentials_files: ["{{HOME}}/nope", "{{HOME}}/b"] },
    files: { "~/b": `[default]\n${pair("BBB")}` },
  },
  "credentials-files-pair-split": {
    block: { shared_credentials_files: ["{{HOME}}/a", "{{HOME}}/b"] },
    files: { "~/a": "[default]\naws_access_key_id = AKIAAAA\n", "~/b": "[default]\naws_secret_access_key = sec-b\n" },
  },
  "credentials-files-half-then-nothing": {
    block: { shared_credentials_files: ["{{HOME}}/a", "{{HOME}}/b"], region: "eu-west-1" },
    files: { "~/a": "[default]\naws_access_key_id = AKIAAAA\n", "~/b": "[default]\nregion = us-east-1\n" },
  },
  "credentials-files-whole-then-half": {
    block: { shared_credentials_files: ["{{HOME}}/a", "{{HOME}}/b"], region: "eu-west-1" },
    files: { "~/a": `[default]\n${pair("AAA")}`, "~/b": "[default]\naws_access_key_id = AKIABBB\n" },
  },
  "credentials-files-half-in-the-middle": {
    block: { shared_credentials_files: ["{{HOME}}/a", "{{HOME}}/b", "{{HOME}}/c"], region: "eu-west-1" },
    files: {
      "~/a": `[default]\n${pair("AAA")}`,
      "~/b": "[default]\naws_access_key_id = AKIABBB\n",
      "~/c": "[default]\nregion = us-east-1\n",
    },
  },
  "credentials-files-token-of-the-first": {
    block: { shared_credentials_files: ["{{HOME}}/a", "{{HOME}}/b"] },
    files: { "~/a": `[default]\n${pair("AAA")}aws_session_token = tok-a\n`, "~/b": `[default]\n${pair("BBB")}` },
  },
  "config-files-region-of-the-second": {
    block: { shared_config_files: ["{{HOME}}/a", "{{HOME}}/b"] },
    files: { "~/a": "[default]\nregion = us-east-2\n", "~/b": "[default]\nregion = eu-west-3\n", ...BASE },
  },
  "config-files-prefixed-in-the-first": {
    block: { shared_config_files: ["{{HOME}}/a", "{{HOME}}/b"] },
    files: { "~/a": "[profile default]\nregion = us-east-2\n", "~/b": "[default]\nregion = eu-west-3\n", ...BASE },
  },
  "config-files-role-in-one-source-in-other": {
    block: { shared_config_files: ["{{HOME}}/a", "{{HOME}}/b"], profile: "prod" },
    files: {
      "~/a": `[profile prod]\nrole_arn = ${ROLE}\nsource_profile = dev\n`,
      "~/b": "[profile prod]\nregion = eu-west-3\n",
      ...BASE,
    },
  },
  "config-files-endpoint-of-the-first": {
    block: { shared_config_files: ["{{HOME}}/a", "{{HOME}}/b"], ...role() },
    files: {
      "~/a": "[default]\nendpoint_url = {{EMU}}/sts\nregion = eu-west-1\n",
      "~/b": "[default]\nendpoint_url = https://nowhere.example\n",
      ...BASE,
    },
  },
  "config-file-and-missing-profile-of-variable": {
    block: { shared_config_files: ["{{HOME}}/other"] },
    env: { AWS_PROFILE: "dev" },
    files: { "~/other": "[default]\nregion = eu-west-3\n", ...CONFIG },
  },
  "files-empty-names": { block: { shared_credentials_files: [""], region: "eu-west-1" }, files: BASE },

  // Roles
  "role-around-exported": { block: role(), env: { ...EXPORTED, ...REGION } },
  "role-around-profile": { block: { profile: "dev", ...role() }, files: { ...BASE, ...CONFIG } },
  "role-around-default": { block: role(), files: { ...BASE, ...CONFIG } },
  "role-around-role": { block: role({}, SECOND), files: profileRole() },
  "role-around-sso": { block: role(), files: sso() },
  "role-around-process": { block: role(), ...process },
  "role-around-container": {
    block: { region: "eu-west-1", ...role() },
    env: { AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: "/task" },
  },
  "role-around-instance": { block: { region: "eu-west-1", ...role() }, imds: EC2 },
  "role-around-instance-and-sts-region": { block: { sts_region: "eu-west-1", ...role() }, imds: EC2 },
  "role-around-instance-without-region": { block: role(), imds: EC2 },
  "role-around-token-file": { block: role(), env: { ...exportedRole, ...REGION }, files: TOKEN },
  "role-around-nothing": { block: { region: "eu-west-1", ...role() } },
  "role-around-half": {
    block: { region: "eu-west-1", ...role() },
    env: { AWS_ACCESS_KEY_ID: "AKIAENVENVENVENVENVE" },
    files: BASE,
  },
  "role-around-missing-profile": { block: { profile: "nope", ...role() }, files: BASE },
  "role-around-denied-role": {
    block: role({}, SECOND),
    files: {
      ...profileRole(),
      "~/.aws/config": `[default]\nrole_arn = ${DENIED}\nsource_profile = base\nregion = eu-west-1\n`,
    },
  },
  "role-denied": { block: role({}, DENIED), env: { ...EXPORTED, ...REGION } },
  "role-without-arn": {
    block: { region: "eu-west-1", assume_role: [{ role_arn: "", session_name: "me" }] },
    env: EXPORTED,
  },
  "role-arn-is-none": { block: { region: "eu-west-1", ...role({}, "not-a-role-at-all-at-all") }, env: EXPORTED },
  "role-without-region": { block: role(), env: EXPORTED },
  "role-in-global-region": { block: { region: "aws-global", ...role() }, env: EXPORTED },
  "role-in-china": {
    block: { region: "cn-north-1", ...role({}, "arn:aws-cn:iam::111122223333:role/Deploy") },
    env: EXPORTED,
  },
  "role-in-unknown-region": { block: { region: "mars-1", ...role() }, env: EXPORTED },
  "role-external-id": {
    block: { region: "eu-west-1", ...role({ external_id: "x-1" }, wanting("ExternalId", "x-1")) },
    env: EXPORTED,
  },
  "role-external-id-missing": {
    block: { region: "eu-west-1", ...role({}, wanting("ExternalId", "x-1")) },
    env: EXPORTED,
  },
  "role-external-id-empty": {
    block: { region: "eu-west-1", ...role({ external_id: "" }, wanting("ExternalId", "x-1")) },
    env: EXPORTED,
  },
  "role-session-name": {
    block: { region: "eu-west-1", ...role({ session_name: "ci" }, wanting("RoleSessionName", "ci")) },
    env: EXPORTED,
  },
  "role-session-name-not-of-environment": {
    block: { region: "eu-west-1", ...role({}, wanting("RoleSessionName", "ci")) },
    env: { ...EXPORTED, AWS_ROLE_SESSION_NAME: "ci" },
  },
  "role-session-name-refused": { block: { region: "eu-west-1", ...role({ session_name: "a b" }) }, env: EXPORTED },
  "role-source-identity": {
    block: { region: "eu-west-1", ...role({ source_identity: "ana" }, wanting("SourceIdentity", "ana")) },
    env: EXPORTED,
  },
  "role-source-identity-missing": {
    block: { region: "eu-west-1", ...role({}, wanting("SourceIdentity", "ana")) },
    env: EXPORTED,
  },
  "role-duration": {
    block: { region: "eu-west-1", ...role({ duration: "1h" }, wanting("DurationSeconds", "3600")) },
    env: EXPORTED,
  },
  "role-duration-mixed": {
    block: { region: "eu-west-1", ...role({ duration: "1h30m" }, wanting("DurationSeconds", "5400")) },
    env: EXPORTED,
  },
  "role-duration-fraction": {
    block: { region: "eu-west-1", ...role({ duration: "0.5h" }, wanting("DurationSeconds", "1800")) },
    env: EXPORTED,
  },
  "role-duration-by-default": {
    block: { region: "eu-west-1", ...role({}, wanting("DurationSeconds", "900")) },
    env: EXPORTED,
  },
  "role-duration-too-long-for-a-chain": {
    block: { region: "eu-west-1", assume_role: [{ role_arn: ROLE }, { role_arn: SECOND, duration: "2h" }] },
    env: EXPORTED,
  },
  "role-policy": {
    block: { region: "eu-west-1", ...role({ policy: "p-1" }, wanting("Policy", "p-1")) },
    env: EXPORTED,
  },
  "role-policy-arns": {
    block: {
      region: "eu-west-1",
      ...role({ policy_arns: ["arn-1", "arn-2"] }, wanting("PolicyArns.member.2.arn", "arn-2")),
    },
    env: EXPORTED,
  },
  "role-tags": {
    block: { region: "eu-west-1", ...role({ tags: { Team: "ops" } }, wanting("Tags.member.1.Key", "Team")) },
    env: EXPORTED,
  },
  "role-tag-value": {
    block: { region: "eu-west-1", ...role({ tags: { Team: "ops" } }, wanting("Tags.member.1.Value", "ops")) },
    env: EXPORTED,
  },
  "role-tags-missing": {
    block: { region: "eu-west-1", ...role({}, wanting("Tags.member.1.Key", "Team")) },
    env: EXPORTED,
  },
  "role-transitive-tags": {
    block: {
      region: "eu-west-1",
      ...role({ tags: { Team: "ops" }, transitive_tag_keys: ["Team"] }, wanting("TransitiveTagKeys.member.1", "Team")),
    },
    env: EXPORTED,
  },
  "two-roles": {
    block: { region: "eu-west-1", assume_role: [{ role_arn: ROLE }, { role_arn: SECOND }] },
    env: EXPORTED,
  },
  "three-roles": {
    block: { region: "eu-west-1", assume_role: [{ role_arn: ROLE }, { role_arn: SECOND }, { role_arn: `${ROLE}3` }] },
    env: EXPORTED,
  },
  "two-roles-second-denied": {
    block: { region: "eu-west-1", assume_role: [{ role_arn: ROLE }, { role_arn: DENIED }] },
    env: EXPORTED,
  },
  "two-roles-first-denied": {
    block: { region: "eu-west-1", assume_role: [{ role_arn: DENIED }, { role_arn: ROLE }] },
    env: EXPORTED,
  },
  "two-roles-second-without-arn": {
    block: { region: "eu-west-1", assume_role: [{ role_arn: ROLE }, { role_arn: "" }] },
    env: EXPORTED,
  },
  "roles-none": { block: { region: "eu-west-1", assume_role: [] }, env: EXPORTED },
  "role-refused-and-retried": {
    block: { region: "eu-west-1", ...role({}, refusing("IDPCommunicationError")) },
    env: EXPORTED,
  },
  "role-refused": { block: { region: "eu-west-1", ...role({}, refusing("PackedPolicyTooLarge")) }, env: EXPORTED },
  "role-refused-max-retries": {
    block: { region: "eu-west-1", max_retries: 2, ...role({}, refusing("IDPCommunicationError")) },
    env: EXPORTED,
  },
  "role-unreached-max-retries-keys": {
    block: { region: "eu-west-1", max_retries: 2, endpoints: { sts: "http://127.0.0.1:9" }, ...IN_BLOCK, ...role() },
  },
  "role-refused-no-retries-keys": {
    block: { region: "eu-west-1", max_retries: 0, ...IN_BLOCK, ...role({}, refusing("IDPCommunicationError")) },
  },
  "role-refused-max-retries-keys": {
    block: { region: "eu-west-1", max_retries: 2, ...IN_BLOCK, ...role({}, refusing("IDPCommunicationError")) },
  },
  "role-and-retry-mode": { block: { region: "eu-west-1", retry_mode: "adaptive", ...role() }, env: EXPORTED },
  "role-around-exported-and-profile-of-variable": {
    block: role(),
    env: { ...EXPORTED, AWS_PROFILE: "dev" },
    files: { ...BASE, ...CONFIG },
  },
  "role-and-conflict": {
    block: { profile: "dev", region: "eu-west-1", ...role({}, DENIED) },
    env: EXPORTED,
    files: BASE,
  },
  "role-around-profile-with-region-of-variable": {
    block: { profile: "dev", ...role() },
    env: { AWS_DEFAULT_REGION: "ap-south-1" },
    files: { ...BASE, ...CONFIG },
  },

  // Web identity
  "web-identity": { block: { region: "eu-west-1", ...webIdentity() }, files: TOKEN },
  "web-identity-over-exported": { block: { region: "eu-west-1", ...webIdentity() }, env: EXPORTED, files: TOKEN },
  "web-identity-over-environment": {
    block: { region: "eu-west-1", ...webIdentity() },
    env: { ...exportedRole, AWS_WEB_IDENTITY_TOKEN_FILE: "{{HOME}}/other" },
    files: { ...TOKEN, "~/other": "token-2" },
  },
  "web-identity-over-profile": { block: { profile: "dev", ...webIdentity() }, files: { ...BASE, ...CONFIG, ...TOKEN } },
  "web-identity-over-instance": { block: { region: "eu-west-1", ...webIdentity() }, imds: EC2, files: TOKEN },
  "web-identity-over-instance-without-region": { block: webIdentity(), imds: EC2, files: TOKEN },
  "web-identity-and-missing-profile": {
    block: { profile: "nope", region: "eu-west-1", ...webIdentity() },
    files: TOKEN,
  },
  "web-identity-and-missing-source": {
    block: { region: "eu-west-1", ...webIdentity() },
    files: { ...TOKEN, "~/.aws/config": `[default]\nrole_arn = ${ROLE}\nsource_profile = nope\n` },
  },
  "web-identity-and-mfa": {
    block: { region: "eu-west-1", ...webIdentity() },
    files: { ...TOKEN, ...profileRole("mfa_serial = arn:aws:iam::111122223333:mfa/me\n") },
  },
  "web-identity-and-half-sso": {
    block: { region: "eu-west-1", ...webIdentity() },
    files: { ...TOKEN, "~/.aws/config": "[default]\nsso_region = eu-west-1\n" },
  },
  "web-identity-and-refused-container": {
    block: { region: "eu-west-1", ...webIdentity() },
    env: { AWS_CONTAINER_CREDENTIALS_FULL_URI: "http://example.com/creds" },
    files: TOKEN,
  },
  "web-identity-and-expired-sso": {
    block: { region: "eu-west-1", ...webIdentity() },
    files: {
      ...TOKEN,
      "~/.aws/config": `[default]\nsso_start_url = ${START}\nsso_region = eu-west-1\nsso_account_id = ${HERE}\nsso_role_name = Admin\n`,
    },
  },
  "web-identity-and-role-of-environment-missing": {
    block: { region: "eu-west-1", ...webIdentity() },
    env: { AWS_WEB_IDENTITY_TOKEN_FILE: "{{HOME}}/token" },
    files: TOKEN,
  },
  "web-identity-token-in-block": {
    block: {
      region: "eu-west-1",
      assume_role_with_web_identity: [{ role_arn: ROLE, web_identity_token: "token-in-block" }],
    },
  },
  "web-identity-token-over-file": {
    block: { region: "eu-west-1", ...webIdentity({ web_identity_token: "token-in-block" }) },
    files: TOKEN,
  },
  "web-identity-token-file-tilde": {
    block: { region: "eu-west-1", ...webIdentity({ web_identity_token_file: "~/token" }) },
    files: TOKEN,
  },
  "web-identity-token-file-variable": {
    block: { region: "eu-west-1", ...webIdentity({ web_identity_token_file: "$PLACE/token" }) },
    env: { PLACE: "{{HOME}}" },
    files: TOKEN,
  },
  "web-identity-token-file-missing": { block: { region: "eu-west-1", ...webIdentity() } },
  "web-identity-token-file-tilde-of-another": {
    block: { region: "eu-west-1", ...webIdentity({ web_identity_token_file: "~ana/token" }) },
  },
  "web-identity-without-token": {
    block: { region: "eu-west-1", assume_role_with_web_identity: [{ role_arn: ROLE }] },
    env: EXPORTED,
  },
  "web-identity-without-role": {
    block: {
      region: "eu-west-1",
      assume_role_with_web_identity: [{ role_arn: "", web_identity_token: "token-in-block" }],
    },
    env: { ...EXPORTED, ...exportedRole },
    files: TOKEN,
  },
  "web-identity-denied": { block: { region: "eu-west-1", ...webIdentity({ role_arn: DENIED }) }, files: TOKEN },
  "web-identity-session-name": {
    block: { region: "eu-west-1", ...webIdentity({ role_arn: wanting("RoleSessionName", "ci"), session_name: "ci" }) },
    files: TOKEN,
  },
  "web-identity-session-name-not-of-environment": {
    block: { region: "eu-west-1", ...webIdentity({ role_arn: wanting("RoleSessionName", "ci") }) },
    env: { AWS_ROLE_SESSION_NAME: "ci" },
    files: TOKEN,
  },
  "web-identity-duration": {
    block: { region: "eu-west-1", ...webIdentity({ role_arn: wanting("DurationSeconds", "1800"), duration: "30m" }) },
    files: TOKEN,
  },
  "web-identity-without-duration": {
    block: { region: "eu-west-1", ...webIdentity({ role_arn: wanting("DurationSeconds", "1800") }) },
    files: TOKEN,
  },
  "web-identity-policy": {
    block: { region: "eu-west-1", ...webIdentity({ role_arn: wanting("Policy", "p-1"), policy: "p-1" }) },
    files: TOKEN,
  },
  "web-identity-policy-arns": {
    block: {
      region: "eu-west-1",
      ...webIdentity({ role_arn: wanting("PolicyArns.member.1.arn", "arn-1"), policy_arns: ["arn-1"] }),
    },
    files: TOKEN,
  },
  "web-identity-then-role": { block: { region: "eu-west-1", ...webIdentity(), ...role({}, SECOND) }, files: TOKEN },
  "web-identity-without-region": { block: webIdentity(), files: TOKEN },
  "web-identity-in-sts-region": {
    block: { region: "eu-west-1", sts_region: "us-west-2", ...webIdentity() },
    files: TOKEN,
  },
  "web-identity-at-endpoint-of-block": {
    block: { region: "eu-west-1", endpoints: { sts: "{{EMU}}/sts" }, ...webIdentity() },
    files: TOKEN,
  },
  "web-identity-denied-and-conflict": {
    block: { profile: "dev", region: "eu-west-1", ...webIdentity({ role_arn: DENIED }) },
    env: EXPORTED,
    files: { ...BASE, ...TOKEN },
  },

  // The metadata service
  "metadata-skipped": { block: { region: "eu-west-1", skip_metadata_api_check: true }, imds: EC2 },
  "metadata-skipped-and-keys": { block: { skip_metadata_api_check: true }, imds: EC2, files: { ...BASE, ...CONFIG } },
  "metadata-not-skipped-over-variable": {
    block: { skip_metadata_api_check: false },
    env: { AWS_EC2_METADATA_DISABLED: "true" },
    imds: EC2,
  },
  "metadata-skipped-over-variable": {
    block: { region: "eu-west-1", skip_metadata_api_check: true },
    env: { AWS_EC2_METADATA_DISABLED: "false" },
    imds: EC2,
  },
  "metadata-skipped-and-named-source": {
    block: { skip_metadata_api_check: true },
    imds: EC2,
    files: {
      "~/.aws/config": `[default]\nrole_arn = ${ROLE}\ncredential_source = Ec2InstanceMetadata\nregion = eu-west-1\n`,
    },
  },
  "metadata-not-skipped-and-named-source": {
    block: { skip_metadata_api_check: false },
    env: { AWS_EC2_METADATA_DISABLED: "true" },
    imds: EC2,
    files: {
      "~/.aws/config": `[default]\nrole_arn = ${ROLE}\ncredential_source = Ec2InstanceMetadata\nregion = eu-west-1\n`,
    },
  },
  "metadata-skipped-and-role": { block: { region: "eu-west-1", skip_metadata_api_check: true, ...role() }, imds: EC2 },
  "metadata-endpoint": {
    block: { region: "eu-west-1", ec2_metadata_service_endpoint: "http://[fd00:ec2::254]" },
    imds: { role: "six-role" },
  },
  "metadata-endpoint-without-region": {
    block: { ec2_metadata_service_endpoint: "http://[fd00:ec2::254]" },
    imds: { role: "six-role" },
  },
  "metadata-endpoint-over-variable": {
    block: { region: "eu-west-1", ec2_metadata_service_endpoint: "http://[fd00:ec2::254]" },
    env: { AWS_EC2_METADATA_SERVICE_ENDPOINT: "http://127.0.0.1:9" },
    imds: { role: "six-role" },
  },
  "metadata-endpoint-over-variable-without-region": {
    block: { ec2_metadata_service_endpoint: "http://169.254.169.254" },
    env: { AWS_EC2_METADATA_SERVICE_ENDPOINT: "http://127.0.0.1:9" },
    imds: EC2,
  },
  "metadata-endpoint-over-deprecated-variable": {
    block: { ec2_metadata_service_endpoint: "http://169.254.169.254" },
    env: { AWS_METADATA_URL: "http://127.0.0.1:9" },
    imds: EC2,
  },
  "metadata-endpoint-over-profile": {
    block: { region: "eu-west-1", ec2_metadata_service_endpoint: "http://[fd00:ec2::254]" },
    imds: { role: "six-role" },
    files: { "~/.aws/config": "[default]\nec2_metadata_service_endpoint = http://127.0.0.1:9\n" },
  },
  "metadata-mode": {
    block: { region: "eu-west-1", ec2_metadata_service_endpoint_mode: "IPv6" },
    imds: { role: "six-role" },
  },
  "metadata-mode-without-region": { block: { ec2_metadata_service_endpoint_mode: "IPv6" }, imds: { role: "six-role" } },
  "metadata-mode-over-variable": {
    block: { region: "eu-west-1", ec2_metadata_service_endpoint_mode: "IPv4" },
    env: { AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE: "IPv6" },
    imds: EC2,
  },
  "metadata-mode-four-of-variable-six-in-block": {
    block: { region: "eu-west-1", ec2_metadata_service_endpoint_mode: "IPv6" },
    env: { AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE: "IPv4" },
    imds: { role: "six-role" },
  },
  "metadata-mode-six-and-endpoint": {
    block: {
      region: "eu-west-1",
      ec2_metadata_service_endpoint_mode: "IPv6",
      ec2_metadata_service_endpoint: "http://169.254.169.254",
    },
    imds: EC2,
  },
  "metadata-mode-six-and-endpoint-of-variable": {
    block: { region: "eu-west-1", ec2_metadata_service_endpoint_mode: "IPv6" },
    env: { AWS_EC2_METADATA_SERVICE_ENDPOINT: "http://169.254.169.254" },
    imds: EC2,
  },
  "metadata-mode-unknown": {
    block: { region: "eu-west-1", ec2_metadata_service_endpoint_mode: "IPv5" },
    env: EXPORTED,
  },
  "metadata-mode-unknown-and-keys": {
    block: { region: "eu-west-1", ec2_metadata_service_endpoint_mode: "IPv5", ...IN_BLOCK },
  },

  // Where STS and the portal are
  "sts-region": { block: { region: "eu-west-1", sts_region: "us-west-2", ...role() }, env: EXPORTED },
  "sts-region-without-region": { block: { sts_region: "us-west-2", ...role() }, env: EXPORTED },
  "sts-region-and-role-of-profile": { block: { sts_region: "us-west-2" }, files: profileRole() },
  "sts-region-and-endpoint-and-role-of-profile": {
    block: { sts_region: "us-west-2", endpoints: { sts: "https://sts.us-west-2.amazonaws.com" } },
    files: profileRole(),
  },
  "sts-endpoint-elsewhere-and-role-of-profile": {
    block: { endpoints: { sts: "https://sts.us-west-2.amazonaws.com" } },
    files: profileRole(),
  },
  "sts-region-and-endpoint": {
    block: {
      region: "eu-west-1",
      sts_region: "us-west-2",
      endpoints: { sts: "https://sts.us-west-2.amazonaws.com" },
      ...role(),
    },
    env: EXPORTED,
  },
  "sts-endpoint-elsewhere": {
    block: { region: "eu-west-1", endpoints: { sts: "https://sts.us-west-2.amazonaws.com" }, ...role() },
    env: EXPORTED,
  },
  "sts-region-keys": { block: { ...IN_BLOCK, region: "eu-west-1", sts_region: "us-west-2", ...role() } },
  "sts-endpoint": { block: { region: "eu-west-1", endpoints: { sts: "{{EMU}}/sts" }, ...role() }, env: EXPORTED },
  "sts-endpoint-and-keys": {
    block: { ...IN_BLOCK, region: "eu-west-1", endpoints: { sts: "{{EMU}}/sts" }, ...role() },
  },
  "sts-endpoint-without-region": { block: { endpoints: { sts: "{{EMU}}/sts" }, ...role() }, env: EXPORTED },
  "sts-endpoint-over-variables": {
    block: { region: "eu-west-1", endpoints: { sts: "{{EMU}}/sts" }, ...role() },
    env: { ...EXPORTED, AWS_ENDPOINT_URL_STS: "https://nowhere.example", TF_AWS_STS_ENDPOINT: "https://other.example" },
  },
  "sts-endpoint-and-role-of-profile": {
    block: { endpoints: { sts: "{{EMU}}/sts" } },
    env: { AWS_ENDPOINT_URL_STS: "https://nowhere.example" },
    files: profileRole(),
  },
  "sts-endpoint-of-variable-and-role": {
    block: { region: "eu-west-1", ...role() },
    env: { ...EXPORTED, AWS_ENDPOINT_URL_STS: "{{EMU}}/sts" },
  },
  "sts-endpoint-of-terraforms-variable-and-role": {
    block: { region: "eu-west-1", ...role() },
    env: { ...EXPORTED, TF_AWS_STS_ENDPOINT: "{{EMU}}/sts" },
  },
  "base-endpoint-and-role": {
    block: { region: "eu-west-1", ...role() },
    env: { ...EXPORTED, AWS_ENDPOINT_URL: "{{EMU}}/sts" },
  },
  "base-endpoint-ignored-and-role": {
    block: { region: "eu-west-1", ...role() },
    env: { ...EXPORTED, AWS_ENDPOINT_URL: "{{EMU}}/sts", AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: "true" },
  },
  "base-endpoint-of-profile-and-role": {
    block: role(),
    files: { "~/.aws/config": "[default]\nregion = eu-west-1\nendpoint_url = {{EMU}}/sts\n", ...BASE },
  },
  "services-of-profile-and-role": {
    block: role(),
    files: {
      "~/.aws/config":
        "[default]\nregion = eu-west-1\nservices = s\n[services s]\nsts =\n  endpoint_url = {{EMU}}/sts\n",
      ...BASE,
    },
  },
  "sts-endpoint-no-url": {
    block: { region: "eu-west-1", endpoints: { sts: "sts.example" }, ...role() },
    env: EXPORTED,
  },
  "sts-endpoint-unknown-host": {
    block: { region: "eu-west-1", endpoints: { sts: "https://nowhere.example" }, ...role() },
    env: EXPORTED,
  },
  "sts-endpoint-refused": {
    block: { region: "eu-west-1", endpoints: { sts: "http://127.0.0.1:9" }, ...role() },
    env: EXPORTED,
  },
  "sso-endpoint": { block: { endpoints: { sso: "{{EMU}}/sso" } }, files: sso() },
  "sso-endpoint-over-variable": {
    block: { endpoints: { sso: "{{EMU}}/sso" } },
    env: { TF_AWS_SSO_ENDPOINT: "https://nowhere.example", AWS_ENDPOINT_URL_SSO: "https://other.example" },
    files: sso(),
  },
  "fips-and-role": { block: { region: "us-east-1", use_fips_endpoint: true, ...role() }, env: EXPORTED },
  "fips-and-role-of-profile": { block: { use_fips_endpoint: true, region: "us-west-2" }, files: profileRole() },
  "fips-off-and-variable": {
    block: { region: "us-east-1", use_fips_endpoint: false, ...role() },
    env: { ...EXPORTED, AWS_USE_FIPS_ENDPOINT: "true" },
  },
  "fips-over-variable": {
    block: { region: "us-east-1", use_fips_endpoint: true, ...role() },
    env: { ...EXPORTED, AWS_USE_FIPS_ENDPOINT: "false" },
  },
  "fips-and-endpoint": {
    block: { region: "us-east-1", use_fips_endpoint: true, endpoints: { sts: "{{EMU}}/sts" }, ...role() },
    env: EXPORTED,
  },
  "fips-and-endpoint-and-role-of-profile": {
    block: { use_fips_endpoint: true, endpoints: { sts: "{{EMU}}/sts" } },
    files: profileRole(),
  },
  "fips-and-endpoint-of-variable": {
    block: { region: "us-east-1", use_fips_endpoint: true, ...role() },
    env: { ...EXPORTED, AWS_ENDPOINT_URL_STS: "{{EMU}}/sts" },
  },
  "dualstack-and-role": { block: { region: "eu-west-1", use_dualstack_endpoint: true, ...role() }, env: EXPORTED },
  "dualstack-and-role-of-profile": { block: { use_dualstack_endpoint: true }, files: profileRole() },
  "dualstack-and-sts-region": {
    block: { region: "eu-west-1", sts_region: "us-west-2", use_dualstack_endpoint: true, ...role() },
    env: EXPORTED,
  },
  "dualstack-and-endpoint": {
    block: { region: "eu-west-1", use_dualstack_endpoint: true, endpoints: { sts: "{{EMU}}/sts" }, ...role() },
    env: EXPORTED,
  },
  "dualstack-and-fips-and-role": {
    block: { region: "us-east-1", use_dualstack_endpoint: true, use_fips_endpoint: true, ...role() },
    env: EXPORTED,
  },

  // A bundle of certificates
  "bundle-missing": { block: { region: "eu-west-1", custom_ca_bundle: "{{HOME}}/nope.pem" }, env: EXPORTED },
  "bundle-missing-and-keys": { block: { region: "eu-west-1", custom_ca_bundle: "{{HOME}}/nope.pem", ...IN_BLOCK } },
  "bundle-tilde": {
    block: { region: "eu-west-1", custom_ca_bundle: "~/bundle.pem" },
    env: EXPORTED,
    files: { "~/bundle.pem": "no certificate" },
  },
  "bundle-over-variable": {
    block: { region: "eu-west-1", custom_ca_bundle: "~/nope.pem" },
    env: { ...EXPORTED, AWS_CA_BUNDLE: "{{HOME}}/other.pem" },
  },
  "bundle-tilde-of-another": { block: { region: "eu-west-1", custom_ca_bundle: "~ana/bundle.pem" }, env: EXPORTED },

  // The account
  "account-allowed": {
    block: { region: "eu-west-1", allowed_account_ids: [HERE] },
    env: { ...EXPORTED, AWS_ACCESS_KEY_ID: keyOf(HERE) },
  },
  "account-not-allowed": {
    block: { region: "eu-west-1", allowed_account_ids: [ELSEWHERE] },
    env: { ...EXPORTED, AWS_ACCESS_KEY_ID: keyOf(HERE) },
  },
  "account-allowed-second": {
    block: { region: "eu-west-1", allowed_account_ids: [ELSEWHERE, HERE] },
    env: { ...EXPORTED, AWS_ACCESS_KEY_ID: keyOf(HERE) },
  },
  "account-forbidden": {
    block: { region: "eu-west-1", forbidden_account_ids: [HERE] },
    env: { ...EXPORTED, AWS_ACCESS_KEY_ID: keyOf(HERE) },
  },
  "account-not-forbidden": {
    block: { region: "eu-west-1", forbidden_account_ids: [ELSEWHERE] },
    env: { ...EXPORTED, AWS_ACCESS_KEY_ID: keyOf(HERE) },
  },
  "account-forbidden-though-allowed": {
    block: { region: "eu-west-1", allowed_account_ids: [HERE], forbidden_account_ids: [HERE] },
    env: { ...EXPORTED, AWS_ACCESS_KEY_ID: keyOf(HERE) },
  },
  "account-of-role": {
    block: { region: "eu-west-1", allowed_account_ids: [ELSEWHERE], ...role({}, SECOND) },
    env: { ...EXPORTED, AWS_ACCESS_KEY_ID: keyOf(HERE) },
  },
  "account-of-caller-not-of-role": {
    block: { region: "eu-west-1", allowed_account_ids: [HERE], ...role({}, SECOND) },
    env: { ...EXPORTED, AWS_ACCESS_KEY_ID: keyOf(HERE) },
  },
  "account-of-keys-in-block": {
    block: { region: "eu-west-1", allowed_account_ids: [HERE], access_key: keyOf(ELSEWHERE), secret_key: "s" },
  },
  "account-not-asked": {
    block: {
      region: "eu-west-1",
      allowed_account_ids: [HERE],
      skip_credentials_validation: true,
      skip_requesting_account_id: true,
    },
    env: { ...EXPORTED, AWS_ACCESS_KEY_ID: keyOf(HERE) },
  },
  "account-not-asked-and-forbidden": {
    block: {
      region: "eu-west-1",
      forbidden_account_ids: [HERE],
      skip_credentials_validation: true,
      skip_requesting_account_id: true,
    },
    env: { ...EXPORTED, AWS_ACCESS_KEY_ID: keyOf(HERE) },
  },
  "account-not-validated": {
    block: { region: "eu-west-1", allowed_account_ids: [HERE], skip_credentials_validation: true },
    env: { ...EXPORTED, AWS_ACCESS_KEY_ID: keyOf(HERE) },
  },
  "account-requesting-skipped-alone": {
    block: { region: "eu-west-1", allowed_account_ids: [HERE], skip_requesting_account_id: true },
    env: { ...EXPORTED, AWS_ACCESS_KEY_ID: keyOf(ELSEWHERE) },
  },

  // For small changes of the chain that no record noticed (`npm run lab -- mutation terraform`)
  "metadata-skipped-by-a-number": { block: { region: "eu-west-1", skip_metadata_api_check: "1" }, imds: EC2 },
  "sts-endpoint-here-and-role-of-profile": {
    block: { endpoints: { sts: "https://sts.eu-west-1.amazonaws.com" } },
    files: profileRole(),
  },
  "config-file-tilde-of-another": { block: { shared_config_files: ["~ana/other"] }, env: EXPORTED, files: BASE },
  "config-files-tilde-of-two-others": {
    block: { shared_config_files: ["~ana/other", "~bob/other"] },
    env: EXPORTED,
    files: BASE,
  },
  "credentials-files-secret-in-the-middle": {
    block: { shared_credentials_files: ["{{HOME}}/a", "{{HOME}}/b", "{{HOME}}/c"], region: "eu-west-1" },
    files: {
      "~/a": `[default]\n${pair("AAA")}aws_session_token = tok-a\n`,
      "~/b": "[default]\naws_secret_access_key = sec-b\naws_session_token =\n",
      "~/c": "[default]\nregion = us-east-1\n",
    },
  },
  "secret-without-key-and-missing-profile": { block: { secret_key: "sec-block", profile: "nope" }, files: BASE },
  "token-in-code-and-missing-profile": {
    explicit: { sessionToken: "tok" },
    session: { profile: "nope" },
    files: BASE,
  },
  "token-for-a-client-in-code-and-missing-profile": {
    explicit: { givenTo: "client", sessionToken: "tok" },
    session: { profile: "nope" },
    files: BASE,
  },
  "key-in-code-and-missing-profile": {
    explicit: { accessKeyId: "AKIABLOCKBLOCKBLOCKB" },
    session: { profile: "nope" },
    files: BASE,
  },
  "secret-in-code-and-missing-profile": {
    explicit: { secretAccessKey: "sec" },
    session: { profile: "nope" },
    files: BASE,
  },
  "credentials-file-shells-own-variable": {
    block: { shared_credentials_files: ["$?{{HOME}}/other"] },
    files: { "~/other": `[default]\n${pair("OTHER")}`, ...BASE },
  },
  "credentials-file-braces-of-nothing": {
    block: { shared_credentials_files: [`$${"{}"}{{HOME}}/other`] },
    files: { "~/other": `[default]\n${pair("OTHER")}`, ...BASE },
  },
  "credentials-file-dollar-alone": {
    block: { shared_credentials_files: ["{{HOME}}/$/other"] },
    files: { "~/$/other": `[default]\n${pair("OTHER")}`, ...BASE },
  },
  "bundle-of-variable-without-certificate": {
    block: { region: "eu-west-1" },
    env: { ...EXPORTED, AWS_CA_BUNDLE: "{{HOME}}/bundle.pem" },
    files: { "~/bundle.pem": "no certificate" },
  },

  // A block that says nothing
  "nothing-and-exported": { block: {}, env: { ...EXPORTED, ...REGION } },
  "nothing-and-instance": { block: {}, imds: EC2 },
  "aliases-tags-ignored": {
    block: { alias: "west", default_tags: [{ tags: { A: "b" } }], region: "us-west-2" },
    env: EXPORTED,
  },
  "login-and-role": {
    block: role(),
    files: {
      "~/.aws/config": `[default]\nlogin_session = ${LOGIN}\nregion = eu-west-1\n`,
      [`~/.aws/login/cache/${createHash("sha256").update(LOGIN).digest("hex")}.json`]: JSON.stringify({
        accessToken: {
          accessKeyId: "ASIALOGIN",
          secretAccessKey: "s",
          sessionToken: "t",
          accountId: HERE,
          expiresAt: "{{NOW+3600}}",
        },
        refreshToken: "rt-1",
        dpopKey: "k",
        clientId: "client-1",
        tokenType: "aws_sigv4",
        idToken: "i",
      }),
    },
  },
};

const PROXY = "http://127.0.0.1:9";
const STS = "sts.eu-west-1.amazonaws.com";
const proxied = (block, env = {}) => ({
  block: { ...role(), region: "eu-west-1", ...block },
  env: { ...EXPORTED, ...env },
});
const proxiedEc2 = (block, env = {}) => ({ block: { region: "eu-west-1", ...block }, env, imds: EC2 });
const proxies = {
  http: proxied({ http_proxy: PROXY }),
  https: proxied({ https_proxy: PROXY }),
  "http-and-https-off": proxied({ http_proxy: PROXY, https_proxy: "" }),
  "http-off": proxied({ http_proxy: "" }, { HTTPS_PROXY: PROXY }),
  "https-off": proxied({ https_proxy: "" }, { HTTPS_PROXY: PROXY }),
  "http-and-variable-for-https": proxied({ http_proxy: PROXY }, { https_proxy: "http://127.0.0.1:8" }),
  "no-host": proxied({ https_proxy: PROXY, no_proxy: STS }),
  "no-host-of-variable": proxied({ https_proxy: PROXY }, { NO_PROXY: STS }),
  "no-host-over-variable": proxied({ https_proxy: PROXY, no_proxy: "example.com" }, { NO_PROXY: STS }),
  "no-host-for-variable": proxied({ no_proxy: STS }, { HTTPS_PROXY: PROXY }),
  "no-host-empty": proxied({ no_proxy: "" }, { HTTPS_PROXY: PROXY, NO_PROXY: STS }),
  "no-host-alone": proxied({ no_proxy: STS }),
  bare: proxied({ https_proxy: "127.0.0.1:9" }),
  "with-user": proxied({ https_proxy: "http://u:p@127.0.0.1:9" }),
  "not-a-url": proxied({ http_proxy: "http://[::1" }),
  "ec2-http": proxiedEc2({ http_proxy: PROXY }),
  "ec2-http-off": proxiedEc2({ http_proxy: "" }, { HTTP_PROXY: PROXY }),
  "ec2-https": proxiedEc2({ https_proxy: PROXY }),
  "ec2-no-host": proxiedEc2({ http_proxy: PROXY, no_proxy: "169.254.0.0/16" }),
  "loopback-endpoint": proxied({ http_proxy: PROXY, endpoints: { sts: "{{EMU}}/sts" } }),
  insecure: proxied({ insecure: true }),
  "insecure-and-no-bundle": proxied({ insecure: true, custom_ca_bundle: "/gone.pem" }),
  "retry-mode-adaptive": proxied({ retry_mode: "adaptive", max_retries: 2, assume_role: [{ role_arn: DENIED }] }),
  "retry-mode-unknown": proxied({ retry_mode: "eager" }),
};
for (const [name, machine] of Object.entries(proxies)) machines[`proxy-${name}`] = machine;

for (const [name, { explicit, session, block, env = {}, files = {}, modes = {}, imds = null }] of Object.entries(
  machines,
))
  console.log(
    JSON.stringify({
      id: `tf-block-${name}`,
      explicit,
      session,
      block,
      env,
      files,
      modes,
      imds,
      tags: ["terraform-block", "mutation"],
    }),
  );
