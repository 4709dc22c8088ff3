// commands.mjs NAME [COUNT] [--in-file]: the machines of the set `open`, and a command that is started there, for
// `world/run.py NAME`. What a program would say in code is said by the command's own options; `--in-file`, or where it has
// none, by the file of its project.
import { readFileSync } from "node:fs";

const words = process.argv.slice(2).filter((word) => word !== "--in-file");
const isInFile = process.argv.includes("--in-file");
const [name = "", count = "200"] = words;

const yaml = (pairs) =>
  pairs.map(([key, value]) => (value === undefined ? "" : `${key}: ${JSON.stringify(value)}\n`)).join("");
const BOTH = { profile: "--profile", region: "--region" };
const COMMANDS = {
  sam: {
    words: "sam deploy --stack-name s",
    options: BOTH,
    file: ({ profile, region }) => ({
      "~/samconfig.toml": `version = 0.1\n[default.deploy.parameters]\n${[
        ["profile", profile],
        ["region", region],
      ]
        .map(([key, value]) => (value === undefined ? "" : `${key} = ${JSON.stringify(value)}\n`))
        .join("")}`,
    }),
  },
  eb: {
    words: "eb list",
    options: BOTH,
    file: ({ profile, region }) => ({
      "~/.elasticbeanstalk/config.yml": `global:\n${yaml([
        ["  application_name", "app"],
        ["  profile", profile],
        ["  default_region", region],
      ])}`,
    }),
    needs: true,
  },
  ansible: { words: "ansible localhost -m amazon.aws.ec2_vpc_net_info", options: {} },
  s4cmd: { words: "s4cmd ls s3://b/", options: {} },
  awslogs: { words: "awslogs groups", options: { profile: "--profile", region: "--aws-region" } },
  dbt: {
    words: "dbt debug",
    options: {},
    file: ({ profile, region = "eu-west-2" }) => ({
      "~/dbt_project.yml": "name: p\nversion: '1'\nprofile: p\n",
      "~/profiles.yml": `p:\n  target: dev\n  outputs:\n    dev:\n${yaml([
        ["      type", "athena"],
        ["      s3_staging_dir", "s3://b/"],
        ["      database", "awsdatacatalog"],
        ["      schema", "s"],
        ["      region_name", region],
        ["      aws_profile_name", profile],
      ])}`,
    }),
  },
  chalice: { words: "chalice deploy", options: { profile: "--profile" } },
  zappa: {
    words: "zappa status dev",
    options: {},
    file: ({ profile, region }) => ({
      "~/zappa_settings.json": JSON.stringify(
        { dev: { project_name: "p", s3_bucket: "b", app_function: "a.b", profile_name: profile, aws_region: region } },
        null,
        1,
      ),
    }),
  },
  sceptre: {
    words: "sceptre status s.yaml",
    options: {},
    file: ({ profile, region = "eu-west-2" }) => ({
      "~/config/config.yaml": yaml([
        ["project_code", "p"],
        ["region", region],
        ["profile", profile],
      ]),
      "~/config/s.yaml": "template:\n  path: t.json\n",
    }),
  },
};

const command = COMMANDS[name];
const open = readFileSync(new URL("../../fixtures/truth/scenarios/open.jsonl", import.meta.url), "utf8")
  .split("\n")
  .filter(Boolean);
for (const line of open.slice(0, Number(count))) {
  const { session = {}, explicit: _, ...scenario } = JSON.parse(line);
  const inFile = isInFile || Object.keys(command.options).length === 0;
  const options = inFile
    ? []
    : Object.entries(command.options).flatMap(([key, option]) =>
        session[key] === undefined ? [] : [option, session[key]],
      );
  const files = command.file !== undefined && (inFile || command.needs) ? command.file(inFile ? session : {}) : {};
  console.log(
    JSON.stringify({
      ...scenario,
      command: [...command.words.split(" "), ...options],
      files: { ...scenario.files, ...files },
    }),
  );
}
