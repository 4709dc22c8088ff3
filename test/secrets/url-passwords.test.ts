import { expect, test } from "vitest";
import { memoryFiles } from "../capture/memory-files.ts";
import { runInProcess } from "../cli/run-in-process.ts";

const URL_WITH_PASSWORD = "http://ana:CANARY@127.0.0.1:9";
const COMMANDS = [
  [],
  ["-v"],
  ["--json"],
  ["compare"],
  ["compare", "--json"],
  ["doctor", "--all-sdks"],
  ["doctor", "--json"],
  ["doctor", "--format", "sarif"],
  ["profiles", "--json"],
  ["explain", "endpoint_url"],
  ["report"],
  ["snapshot"],
];

test.each(COMMANDS.map((command) => [command.join(" "), command] as const))(
  "awswho %s lets no password of a URL out",
  async (_, command) => {
    const { out, err } = await runInProcess([...command, "--offline"], {
      fs: memoryFiles({
        "/home/ana/.aws/config": `[default]\nregion = eu-west-1\nendpoint_url = ${URL_WITH_PASSWORD}\nrole_arn = arn:aws:iam::111122223333:role/x\nsource_profile = base\n[profile base]\naws_access_key_id = AKIAY34FZKBOKMUTVV7A\naws_secret_access_key = CANARY\n`,
      }),
      environment: {
        HOME: "/home/ana",
        LANG: "C.UTF-8",
        AWS_ENDPOINT_URL_STS: URL_WITH_PASSWORD,
        HTTPS_PROXY: "http://ana:CANARY@proxy.example:3128",
      },
      systemHome: "/home/ana",
    });
    expect(out).not.toBe("");
    expect(out + err).not.toContain("CANARY");
  },
);
