import { type KnownError, framing, inWordsOf, saidBy } from "../../walk/known-error.ts";

const java1 = saidBy("java-v1");

/** What the SDK says, in the words of the version that was run. */
export const knownErrors: readonly KnownError[] = [
  java1(
    "java1-web-identity-region",
    /(?:Unable to load AWS credentials from any provider in the chain: .*?)?WebIdentityTokenCredentialsProvider: Unable to find a region via the region provider chain/,
    "region-missing",
    "There is a web identity, and STS, which takes it, is asked in a region: none is set where this SDK looks for one (AWS_REGION, aws.region, the profile, the instance).",
  ),
  java1(
    "java1-region-twice",
    /Only one of Region or EndpointConfiguration may be set/,
    "bad-setting",
    "The code gives its builder both a region and an endpoint configuration, which has a region in it: leave one of them out.",
  ),
  java1(
    "java1-region",
    /Unable to find a region via the region provider chain/,
    "region-missing",
    "No region is set where this SDK looks for one: AWS_REGION, aws.region, the profile, the instance.",
  ),
  java1(
    "java1-nothing",
    /Unable to load AWS credentials from any provider in the chain/,
    "nothing-found",
    "Every link failed; this chain passes over every failure and lists them all at the end.",
  ),
  java1(
    "java1-profile",
    /No AWS profile named '(.*?)'|Unable to load (?:credentials (?:into|from) profile|source profile)|profile file cannot be null/,
    "profile-missing",
    "The profile is missing, has no keys, or its source cannot be used.",
  ),
  java1(
    "java1-sts-module",
    /To use assume role profiles the aws-java-sdk-sts module must be on the class path/,
    "dependency-missing",
    "The program was built without the module com.amazonaws:aws-java-sdk-sts, which a role and a web identity need: add it.",
  ),
  java1(
    "java1-metadata",
    /(?:Unable to load credentials from|Failed to connect to) service endpoint|EC2ContainerCredentialsProviderWrapper/,
    "unreachable",
    "The container's or the instance's metadata service was asked, the last of the chain, and did not answer: none of the others had credentials.",
  ),
  java1(
    "java1-environment",
    /Unable to load AWS credentials from environment variables/,
    "nothing-found",
    "No pair of keys is exported to the JVM: one link of a list, which goes on after it.",
  ),
  framing(
    java1("java1-unsent", /Unable to execute HTTP request: (.+)/, "unreachable", "A call could not be sent: $1."),
  ),
  java1("java1-answer", /\(Service: ([\w ]+); Status Code: \d+; Error Code: (\w+); /, "denied", "$1 answered with $2."),
  java1(
    "java1-half-a-pair",
    /(?:Access|Secret) key cannot be null\./,
    "partial",
    "BasicAWSCredentials was given one half of a pair in code, and null for the other.",
  ),
  java1(
    "java1-parse",
    /Invalid property format: no '=' character is found on line/,
    "parse",
    "Java v1 refuses the file as a whole.",
  ),
  java1(
    "java1-process",
    /Failed to refresh process-based credentials/,
    "process-failed",
    "The profile's credential_process failed.",
  ),
  java1(
    "java1-metadata-timeout",
    /(AWS_METADATA_SERVICE_\w+) (?:must be positive|environment variable value does not appear to be)/,
    "bad-setting",
    "$1 is no number above zero; it ends the program.",
  ),
  java1(
    "java1-metadata-timeout-large",
    /ExceptionInInitializerError[\s\S]*integer overflow/,
    "bad-setting",
    "AWS_METADATA_SERVICE_TIMEOUT is more seconds than can be counted in milliseconds; it ends the program.",
  ),
  inWordsOf(
    "Java",
    java1(
      "java1-overflow",
      /StackOverflowError/,
      "loop",
      "This chain ran in a circle until the stack was full: seen with AWS_ROLE_ARN set without AWS_WEB_IDENTITY_TOKEN_FILE.",
    ),
  ),
];
