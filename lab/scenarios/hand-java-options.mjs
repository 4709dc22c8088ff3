// hand-java-options.mjs: what a JVM is told by JAVA_TOOL_OPTIONS, JDK_JAVA_OPTIONS and _JAVA_OPTIONS. One scenario a line.
const keys = (id, secretName = "secretAccessKey") => `-Daws.accessKeyId=${id} -Daws.${secretName}=sec-${id}`;
const ENV = { AWS_ACCESS_KEY_ID: "AKIAENVENVENVENVENVE", AWS_SECRET_ACCESS_KEY: "sec-env", AWS_REGION: "eu-west-1" };
const FILES = {
  "~/.aws/credentials":
    "[default]\naws_access_key_id = AKIABASEBASEBASEBASE\naws_secret_access_key = sec-base\n\n" +
    "[dev]\naws_access_key_id = AKIADEVDEVDEVDEVDEVD\naws_secret_access_key = sec-dev\n\n" +
    "[my dev]\naws_access_key_id = AKIAMYDEVMYDEVMYDEVM\naws_secret_access_key = sec-my-dev\n",
  "~/.aws/config":
    "[default]\nregion = eu-west-2\n\n[profile dev]\nregion = eu-west-3\n\n[profile my dev]\nregion = eu-north-1\n",
  "~/other/credentials": "[default]\naws_access_key_id = AKIAOTHEROTHEROTHERO\naws_secret_access_key = sec-other\n",
  "~/other/config": "[default]\nregion = ca-central-1\n",
};
const [TOOL, OURS, LAST] = ["AKIATOOLTOOLTOOLTOOL", "AKIAJDKJDKJDKJDKJDKJ", "AKIALASTLASTLASTLAST"];
const ROLE = "arn:aws:iam::111122223333:role/Web";

const ROLE_FILES = {
  ...FILES,
  "~/.aws/config":
    "[profile role]\nregion = eu-west-1\nrole_arn = arn:aws:iam::111122223333:role/Deploy\nsource_profile = default\n",
};

const MACHINES = {
  "keys-over-environment": { env: { ...ENV, JAVA_TOOL_OPTIONS: keys(TOOL) } },
  "keys-java-1": { env: { JAVA_TOOL_OPTIONS: `-Xmx200m ${keys(TOOL, "secretKey")} -Daws.sessionToken=tok-tool` } },
  "keys-over-files": { env: { JDK_JAVA_OPTIONS: `${keys(OURS)} -Daws.secretKey=sec -Daws.sessionToken=tok-jdk` } },
  "keys-half": { env: { ...ENV, JAVA_TOOL_OPTIONS: `-Daws.accessKeyId=${TOOL}` } },
  "keys-empty": { env: { ...ENV, JAVA_TOOL_OPTIONS: "-Daws.accessKeyId= -Daws.secretAccessKey -Daws.secretKey=" } },
  "keys-three": {
    env: {
      JAVA_TOOL_OPTIONS: keys(TOOL),
      JDK_JAVA_OPTIONS: keys(OURS),
      _JAVA_OPTIONS: `${keys(LAST)} -Daws.secretKey=sec`,
    },
  },
  "keys-from-two": {
    env: { JAVA_TOOL_OPTIONS: keys(TOOL), JDK_JAVA_OPTIONS: `-Daws.accessKeyId=${OURS} -Daws.secretKey=sec` },
  },
  "region-alone": { env: { JAVA_TOOL_OPTIONS: "-Daws.region=ap-south-1" } },
  "region-over-variable": {
    env: { AWS_REGION: "eu-west-1", JAVA_TOOL_OPTIONS: "-Daws.region=us-west-1 -Daws.region=ap-south-1" },
  },
  "region-empty": { env: { AWS_REGION: "eu-west-1", _JAVA_OPTIONS: "-Daws.region=" } },
  "profile-alone": { env: { JAVA_TOOL_OPTIONS: "-Daws.profile=dev" } },
  "profile-over-variable": { env: { AWS_PROFILE: "dev", JAVA_TOOL_OPTIONS: "-Daws.profile=default" } },
  "quotes-double": { env: { JAVA_TOOL_OPTIONS: '-Daws.profile="my dev"' } },
  "quotes-single": { env: { JDK_JAVA_OPTIONS: "'-Daws.profile=my dev'\t-Daws.reg\"ion=sa-\"east-1" } },
  "quotes-within": { env: { _JAVA_OPTIONS: "-Daws.profile='my'\" dev\"  -Daws.region=\\us-west-2" } },
  "files-elsewhere": {
    env: {
      JAVA_TOOL_OPTIONS:
        "-Daws.configFile={{HOME}}/other/config -Daws.sharedCredentialsFile={{HOME}}/other/credentials",
    },
  },
  "files-over-variables": {
    env: {
      AWS_CONFIG_FILE: "{{HOME}}/other/config",
      AWS_SHARED_CREDENTIALS_FILE: "{{HOME}}/other/credentials",
      JAVA_TOOL_OPTIONS: "-Daws.configFile={{HOME}}/.aws/config -Daws.sharedCredentialsFile={{HOME}}/.aws/credentials",
    },
  },
  "web-identity": {
    env: {
      AWS_REGION: "eu-west-1",
      AWS_ROLE_ARN: "arn:aws:iam::111122223333:role/Exported",
      JAVA_TOOL_OPTIONS: `-Daws.roleArn=${ROLE} -Daws.webIdentityTokenFile={{HOME}}/token -Daws.roleSessionName=tool -Daws.webIdentityTokenFilePath={{HOME}}/token`,
    },
    files: { ...FILES, "~/token": "webtoken" },
  },
  container: {
    env: {
      JAVA_TOOL_OPTIONS:
        "-Daws.containerCredentialsFullUri={{EMU}}/ecs/tool -Daws.containerAuthorizationToken=auth-tool",
    },
    files: {},
  },
  "endpoint-of-sts": {
    env: { AWS_PROFILE: "role", JAVA_TOOL_OPTIONS: "-Daws.endpointUrlSts={{EMU}}/sts" },
    files: ROLE_FILES,
  },
  "endpoint-of-all": {
    env: { AWS_PROFILE: "role", JAVA_TOOL_OPTIONS: "-Daws.endpointUrl={{EMU}}/sts -Daws.maxAttempts=1" },
    files: ROLE_FILES,
  },
  "metadata-elsewhere": {
    env: {
      JAVA_TOOL_OPTIONS:
        "-Daws.ec2MetadataServiceEndpoint={{EMU}}/imds/ec2-role -Dcom.amazonaws.sdk.ec2MetadataServiceEndpointOverride={{EMU}}/imds/ec2-role",
    },
    files: {},
  },
  "metadata-off": {
    env: { JAVA_TOOL_OPTIONS: "-Daws.disableEc2Metadata=true" },
    files: {},
    imds: { role: "ec2-role" },
  },
  "metadata-off-java-1": {
    env: { JAVA_TOOL_OPTIONS: "-Dcom.amazonaws.sdk.disableEc2Metadata=true" },
    files: {},
    imds: { role: "ec2-role" },
  },
};

for (const [name, { env, files = FILES, imds = null }] of Object.entries(MACHINES))
  console.log(JSON.stringify({ id: `java-options-${name}`, env, files, imds, tags: ["java-options"] }));
