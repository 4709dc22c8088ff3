import { KEY_DESCRIPTIONS } from "../../src/explain/settings/key-descriptions.ts";
import type { Scenario } from "./scenario.ts";

const PAIR = "aws_access_key_id = AKIAQNZGKIQY56JQ7WML\naws_secret_access_key = s\n";
const ROLE = "role_arn = arn:aws:iam::111122223333:role/R\n";
const BASE = `[profile base]\n${PAIR}[base]\n${PAIR}`;
const SSO = "sso_account_id = 111122223333\nsso_role_name = R\n";
const PORTAL = "sso_start_url = https://x.awsapps.com/start\nsso_region = eu-west-1\n";

/** A profile for each way to credentials; what its setting is added to. */
const PROFILES: Readonly<Record<string, string>> = {
  nothing: "",
  keys: PAIR,
  role: `${ROLE}source_profile = base\n`,
  "role-of-instance": `${ROLE}credential_source = Ec2InstanceMetadata\n`,
  "web-identity": `${ROLE}web_identity_token_file = {{HOME}}/token\n`,
  sso: SSO + PORTAL,
  "sso-session": `${SSO}sso_session = corp\n`,
  login: "login_session = arn:aws:iam::111122223333:user/ana\n",
  process: "credential_process = /bin/echo {}\n",
};

/** No scenario may hold a rare key of a file: here every known one stands on a machine, in every kind of profile. */
export const PROBE_MACHINES: readonly Scenario[] = Object.keys(KEY_DESCRIPTIONS).flatMap((key) =>
  Object.entries(PROFILES).map(([kind, settings]): Scenario => {
    const added = settings.includes(`${key} =`) ? "" : `${key} = ${valueFor(key)}\n`;
    return {
      id: `probe-${kind}-${key}`,
      env: { AWS_SDK_LOAD_CONFIG: "1" },
      files: {
        "~/.aws/config": `[default]\n${settings}${added}${BASE}[sso-session corp]\n${PORTAL}${
          key.startsWith("sso_reg") ? `${key} = sso:account:access\n` : ""
        }[services s]\nsts =\n  endpoint_url = {{EMU}}\n`,
        "~/.aws/credentials": `[default]\n${added}`,
        "~/token": "token",
      },
      imds: { role: "ec2" },
    };
  }),
);

/** A value that is taken, so that the walk goes on. */
function valueFor(key: string): string {
  const words = KEY_DESCRIPTIONS[key]?.words;
  if (key === "services") return "s";
  if (key.endsWith("endpoint") || key === "endpoint_url") return "{{EMU}}";
  if (/timeout|attempts|_size_/.test(key)) return "2";
  if (words !== undefined) return words.split(/,| /)[0] as string;
  return /duration/.test(key) ? "900" : "x";
}
