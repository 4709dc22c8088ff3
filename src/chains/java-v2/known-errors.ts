import { type KnownError, framing, saidBy } from "../../walk/known-error.ts";

const java2 = saidBy("java-v2");

/** What the SDK says, in the words of the version that was run. */
export const knownErrors: readonly KnownError[] = [
  java2(
    "java2-metadata",
    /EC2MetadataUtils\b.*Unable to retrieve the requested metadata/,
    "unreachable",
    "The instance's metadata was asked, mostly for a region, and did not answer. It is a warning: where another place gives what was looked for, nothing is amiss. Else set AWS_REGION; AWS_EC2_METADATA_DISABLED=true spares the question.",
  ),
  java2(
    "java2-nothing",
    /Unable to load credentials from any of the providers in the chain AwsCredentialsProviderChain/,
    "nothing-found",
    "Every link failed; this chain passes over every failure and lists them all at the end.",
  ),
  java2(
    "java2-region",
    /Unable to load region from (?:any of the providers in the chain|system settings)/,
    "region-missing",
    "No region is set where this SDK looks for one: in code, aws.region, AWS_REGION, the profile, the instance.",
  ),
  java2(
    "java2-environment",
    /Unable to load credentials from system settings\. (?:Access|Secret) key must be specified/,
    "nothing-found",
    "No pair of keys is exported or given as system properties: the first link of the chain, which goes on after it.",
  ),
  java2(
    "java2-profile",
    /Profile file contained no credentials for profile '(.*?)'/,
    "no-source",
    "Profile $1 is missing, or holds nothing that this SDK takes credentials from.",
  ),
  java2(
    "java2-sts-module",
    /To use (?:web identity tokens|assume[ -]role\w*|\w[\w ]*?), the 'sts' service module must be on the class path|StsWebIdentityCredentialsProviderFactory/,
    "dependency-missing",
    "The program was built without the module software.amazon.awssdk:sts, which a role and a web identity need: add it.",
  ),
  java2(
    "java2-sso-module",
    /the 'sso(?:oidc)?' service module must be on the class path|Sso\w*CredentialsProviderFactory/,
    "dependency-missing",
    "The program was built without the modules software.amazon.awssdk:sso and ssooidc, which a sign-in needs: add them.",
  ),
  java2(
    "java2-sso-token",
    /Unable to load SSO token/,
    "token-missing",
    "There is no sign-in in ~/.aws/sso/cache for that start URL or session, or it is over: aws sso login with that profile.",
  ),
  java2(
    "java2-web-identity",
    /AWS_WEB_IDENTITY_TOKEN_FILE or the java ?property aws\.webIdentityTokenFile must be set/,
    "token-missing",
    "A provider for web identities was named in code, and neither AWS_WEB_IDENTITY_TOKEN_FILE nor aws.webIdentityTokenFile is set here: in a pod, its service account has no role.",
  ),
  java2(
    "java2-metadata",
    /Unable to load credentials from service endpoint|Failed to load credentials from (?:IMDS|metadata service)/,
    "unreachable",
    "The container's or the instance's metadata service was asked, the last of the chain, and gave no credentials: none of the others had any.",
  ),
  framing(
    java2("java2-unsent", /Unable to execute HTTP request: (.+)/, "unreachable", "A call could not be sent: $1."),
  ),
  java2("java2-answer", /\(Service: (\w+), Status Code: (\d+), Request ID: /, "denied", "$1 answered with status $2."),
  java2(
    "java2-no-path",
    /Malformed input or input contains unmappable characters: /,
    "bad-setting",
    "A path holds a letter that this machine's locale cannot write: export LANG=C.UTF-8.",
  ),
];
