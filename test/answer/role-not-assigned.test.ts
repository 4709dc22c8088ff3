import { expect, it } from "vitest";
import { runInProcess } from "../cli/run-in-process.ts";
import { type Scenario, machineOf } from "../truth/scenario.ts";
import { CANARY } from "./canaries.ts";
import { loopback } from "./loopback.ts";
import { network } from "./world.ts";

const COMMANDS = ["awswho", "doctor --sdk=boto3,js-v3", "doctor --json"];

/** From the config file to the portal and back: the token goes to the portal that refused, and nowhere else. */
it.each(COMMANDS)(
  "%s names the roles that are assigned, and keeps the token to itself",
  async (words) => {
    const portal = await loopback(({ path }) =>
      path.startsWith("/assignment/roles")
        ? {
            headers: { "content-type": "application/json" },
            body: JSON.stringify({ roleList: [{ roleName: "ReadOnly", accountId: "222233334444" }] }),
          }
        : {
            status: 403,
            headers: { "content-type": "application/json", "x-amzn-errortype": "ForbiddenException" },
            body: JSON.stringify({ message: `No access for ${CANARY.accessToken}` }),
          },
    );
    const elsewhere = await loopback(() => ({ status: 500 }));
    const scenario: Scenario = {
      id: "role-not-assigned",
      env: {
        AWS_PROFILE: "dev",
        AWSWHO_ENDPOINT_URL_SSO: portal.url,
        AWSWHO_ENDPOINT_URL: elsewhere.url,
        AWS_EC2_METADATA_DISABLED: "true",
      },
      files: {
        "~/.aws/config":
          "[profile dev]\nsso_session = corp\nsso_account_id = 222233334444\nsso_role_name = Developer\nregion = eu-west-1\n[sso-session corp]\nsso_start_url = https://acme.awsapps.com/start\nsso_region = eu-west-1\n",
        "~/.aws/sso/cache/ee0bfd2552fbd840c02cc48b6e823320543c450f.json": JSON.stringify({
          startUrl: "https://acme.awsapps.com/start",
          region: "eu-west-1",
          accessToken: CANARY.accessToken,
          expiresAt: "{{NOW+18000}}",
        }),
      },
    };
    const machine = machineOf(scenario);
    const argv = words === "awswho" ? [] : words.split(" ");
    const { out, err } = await runInProcess(argv, machine, {
      outside: network(scenario.env, { timeoutSeconds: 100 }, machine.fs),
    });
    expect(out.replace(/\s+/g, " ")).toContain("Assigned there is ReadOnly");
    expect(out + err).not.toContain(CANARY.accessToken.slice(0, 16));
    expect(JSON.stringify(elsewhere.heard)).not.toContain(CANARY.accessToken);
    expect(new Set(portal.heard.map(({ path }) => path.split("?")[0]))).toEqual(
      new Set(["/federation/credentials", "/assignment/roles"]),
    );
    await Promise.all([portal.close(), elsewhere.close()]);
  },
  120_000,
);
