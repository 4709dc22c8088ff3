import { AWS_REGIONS } from "../../model/aws-regions.ts";
import { JAVA_OPTIONS } from "../../model/java-options.ts";
import { KNOWN_JAVA_PROPERTIES } from "../../model/java-properties.ts";
import { KNOWN_KEYS } from "../../model/known-keys.ts";
import { KNOWN_VARIABLES } from "../../model/known-variables.ts";
import { PLAIN_FIELDS } from "../token-cache.ts";

/**
 * Words that every machine has, and that SDKs look for by name: all that a redacted snapshot says in plain. Any other word
 * may be somebody's name, and gets a pseudonym. Two letters or fewer name nobody.
 */
const WORDS: readonly string[] = [
  // What files and their sections are called, and where they lie.
  "default profile profiles session services plugins preview sso oidc ssooidc login signin toplevel boto config",
  "credentials cache cli aws amazon home users user root usr bin sbin local lib lib64 libexec opt var etc run tmp private",
  "srv mnt dev proc dist info site packages node modules gems go java kotlin rust ruby python python3 dotnet php",
  "passwd env envrc yml yaml json toml ini cfg conf pem crt cert certs ssl pki tls bundle ca certificates token tokens",
  "secrets serviceaccount kubernetes eks pods identity amazonaws cloud secret key keys access id amzn sdk ec2 ecs",
  "library application support programdata program appdata roaming windows system32 powershell",
  // Shells, and what files for them begin with.
  "bash zsh fish dash ksh nologin false true export set setenv null none yes no on off sh zshrc bashrc",
  "c utf utf8 posix utc",
  // Words that a setting may be.
  "environment ec2instancemetadata ecscontainer regional legacy standard adaptive auto in-region cross-region mobile",
  "required preferred disabled ipv4 ipv6 text table stream when supported v1 v2 v3 v4 import include",
  // What JavaScript v2 stumbles over (golden `ini-proto-profile`).
  "proto prototype constructor awsaccesskeyid awssecretkey",
  // Hosts and addresses of AWS, and of this machine.
  "http https file ftp socks5 localhost com net org internal latest meta data metadata api security iam instance",
  "document dynamic placement availability zone endpoint endpoints url uri full relative start portal awsapps app",
  "fips dualstack global credentials creds compute host domain sts s3 dynamodb sqs sns kms lambda rds ssm logs",
  "secretsmanager cloudwatch cloudformation role roles policy federated assumed arn partition fd00 169 gov cn us",
  "reserved awsreservedsso accounts account mfa externalid sha1 sha256 version name type number",
  // Programs and packages that are looked for.
  "boto3 botocore boto2 awscli awscrt awswho aws-sdk credential provider providers client clients smithy service package lock",
  "mod sum cargo gemfile composer pom build gradle terraform hashicorp hcl csproj fsproj vbproj registry io software",
  "awssdk core common lockfile metadata record vault okta gsts process helper docker ecr",
  "cellar homebrew cloudsdk kts xml venv virtual egg py so pth tf composer github workflows dockerfile compose serverless",
  "template dockerenv git containerenv list",
  // Variables beside AWS's own.
  "userprofile homedrive homepath logname sudo shell psmodulepath comspec ci actions gitlab buildkite jenkins wsl distro",
  "interop remote containers codespaces devcontainer requests extra path lang lc all proxy codebuild granted vault",
  // JSON of the caches.
  "accesskeyid secretaccesskey sessiontoken expiration accesstoken refreshtoken clientsecret idtoken dpopkey tokentype",
  "assumedroleuser assumedroleid sourceidentity responsemetadata requestid packedpolicysize providertype accountid",
  "loginsession clientname scopes issuer granttypes urn ietf params oauth bearer",
];

const words = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

/** In lower case. */
export const OPEN_WORDS: ReadonlySet<string> = new Set(
  [
    ...WORDS,
    ...KNOWN_KEYS,
    ...KNOWN_VARIABLES,
    ...JAVA_OPTIONS,
    ...[...KNOWN_JAVA_PROPERTIES].map((name) => `-D${name}`),
    ...AWS_REGIONS,
    ...PLAIN_FIELDS,
  ].flatMap(words),
);
