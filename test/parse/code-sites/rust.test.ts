import { readFileSync } from "node:fs";
import { inspect } from "node:util";
import { expect, test } from "vitest";
import { rust } from "../../../src/parse/code-sites/rust.ts";
import { lineOf, sitesIn } from "./sites-in.ts";

const textOf = (name: string): string =>
  readFileSync(new URL(`../../../fixtures/scan/rust/${name}`, import.meta.url), "utf8");
const fixture = async (name: string): Promise<readonly string[]> =>
  (await sitesIn(rust, textOf(name), name)).map(lineOf);

test("clients, however their configuration is put together; those of other crates are none", async () => {
  expect(await fixture("clients.rs")).toMatchInlineSnapshot(`
    [
      "13:18 session aws_config::load_from_env -",
      "14:14 client aws_sdk_s3::Client::new s3",
      "15:17 client aws_sdk_dynamodb::Client::new dynamodb",
      "16:17 client aws_sdk_sqs::Client::new sqs",
      "16:43 session aws_config::load_defaults -",
      "21:18 session aws_config::defaults - profile="prod" region="eu-central-1" endpoint=$ENDPOINT|http://localhost:4566",
      "27:16 session aws_sdk_s3::config::Builder::from - profile="prod" endpoint=$ENDPOINT|http://localhost:4566 region="us-east-1"",
      "31:18 client aws_sdk_s3::Client::from_conf s3 profile="prod" endpoint=$ENDPOINT|http://localhost:4566 region="us-east-1"",
      "33:22 session aws_config::from_env - region=? profile=?",
      "38:17 client aws_sdk_dynamodb::Client::new dynamodb region=? profile=?",
      "40:23 session aws_sdk_s3::config::Builder::new - provider="Builder::new" region="ap-south-1"",
      "42:17 client aws_sdk_s3::Client::from_conf s3 provider="Builder::new" region="ap-south-1"",
      "48:23 provider Credentials::new - access-key-id="AKIAQ2EXAMPLE0000001" secret-access-key=secret",
      "55:18 session aws_sdk_s3::Config::builder - access-key-id="AKIAQ2EXAMPLE0000001" secret-access-key=secret region=?",
      "59:18 client aws_sdk_s3::Client::from_conf s3 access-key-id="AKIAQ2EXAMPLE0000001" secret-access-key=secret region=?",
      "60:16 client aws_sdk_s3::Client::new s3 unsigned="no_credentials" region="eu-west-1"",
      "65:5 session aws_config::from_env - unsigned="no_credentials" region="eu-west-1"",
      "69:5 client aws_sdk_s3::Client::new s3 arguments=?",
    ]
  `);
});

test("what is given on some runs only, and by a provider's builder that is finished later", async () => {
  const text = `
use aws_config::meta::credentials::CredentialsProviderChain;
fn client(url: Option<String>) -> aws_sdk_s3::Client {
    let mut builder = aws_sdk_s3::Config::builder().region("us-west-2");
    builder = match url {
        Some(url) => builder.endpoint_url(url),
        None => builder,
    };
    builder = if quick() { builder.region("us-east-1") } else { builder };
    aws_sdk_s3::Client::from_conf(builder.build())
}
async fn profile() {
    let builder = aws_config::profile::ProfileFileCredentialsProvider::builder();
    aws_config::from_env().credentials_provider(builder.profile_name("dev").build()).load().await;
}
async fn files(files: ProfileFiles) {
    aws_config::defaults(latest()).profile_name("selected").profile_files(files).load().await;
}
async fn own() {
    let chain = CredentialsProviderChain::first_try("Own", Own {}).or_else("Other", Other {});
    aws_config::from_env().credentials_provider(chain).load().await;
}
`;
  expect((await sitesIn(rust, text, "a.rs")).map(lineOf)).toEqual([
    '4:23 session aws_sdk_s3::Config::builder - provider="Config::builder" endpoint=? region=?',
    '10:5 client aws_sdk_s3::Client::from_conf s3 provider="Config::builder" endpoint=? region=?',
    '13:19 provider ProfileFileCredentialsProvider::builder - profile="dev" provider="ProfileFileCredentialsProvider"',
    '14:5 session aws_config::from_env - profile="dev" provider="ProfileFileCredentialsProvider"',
    '17:5 session aws_config::defaults - profile="selected" credentials-file=?',
    "20:17 provider CredentialsProviderChain::first_try - provider=?",
    "21:5 session aws_config::from_env - provider=?",
  ]);
});

test("providers, variables, and Rusoto, whose chain is not told of", async () => {
  expect(await fixture("providers.rs")).toMatchInlineSnapshot(`
    [
      "11:16 session aws_config::from_env - profile="hub"",
      "12:20 provider AssumeRoleProvider::builder - role="arn:aws:iam::111122223333:role/deploy" profile="hub"",
      "21:18 client aws_sdk_ec2::Client::new ec2 role="arn:aws:iam::111122223333:role/deploy" profile="hub"",
      "26:16 provider ProfileFileCredentialsProvider::builder - profile="dev" provider="ProfileFileCredentialsProvider"",
      "27:18 session aws_config::from_env - profile="dev" provider="ProfileFileCredentialsProvider"",
      "28:18 client aws_sdk_kms::Client::new kms profile="dev" provider="ProfileFileCredentialsProvider"",
      "29:19 provider ImdsCredentialsProvider::builder - provider="ImdsCredentialsProvider"",
      "30:17 provider DefaultCredentialsChain::builder - profile="team"",
      "31:16 provider Credentials::from_keys - access-key-id=$KEY secret-access-key=$SECRET",
      "36:14 variable env::set_var - profile="prod"",
      "37:5 variable env::set_var - region=?",
      "38:5 variable env::set_var - secret-access-key=secret",
      "40:5 variable Command::env - profile="infra"",
      "45:17 client rusoto_s3::S3Client::new s3 region="us-east-1"",
      "46:17 client rusoto_s3::S3Client::new_with s3 access-key-id="minio" secret-access-key=stand-in region="local" endpoint="http://localhost:9000"",
      "48:9 provider rusoto_core::credential::StaticProvider::new_minimal - access-key-id="minio" secret-access-key=stand-in",
    ]
  `);
});

test("a secret stays sealed", async () => {
  const sites = await sitesIn(rust, textOf("clients.rs"), "a.rs");
  expect(inspect(sites, { depth: 9 }) + JSON.stringify(sites)).not.toContain("Jd83kqPz");
});

test("names that lead in a circle end", async () => {
  const text = `fn a() -> C { a() } const B: &str = B; fn c() { let mut x = aws_config::from_env().region(B);
    x = x.region(x); x = x.credentials_provider(x); let y = aws_sdk_s3::Client::new(&a()); aws_sdk_s3::Client::new(&x.load()); }`;
  expect(await sitesIn(rust, text, "a.rs")).toHaveLength(3);
});

test("a configuration that is made of itself again and again does not multiply", async () => {
  const again = Array.from({ length: 60 }, () => "x = x.region(x).credentials_provider(x);");
  const text = `fn a() { let mut x = aws_config::from_env(); ${again.join("\n")} aws_sdk_s3::Client::new(&x.load()); }`;
  expect(await sitesIn(rust, text, "a.rs")).toHaveLength(2);
});
