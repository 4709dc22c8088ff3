import type { ChainDocumentation } from "../../walk/chain-documentation.ts";
import type { Edition } from "./edition.ts";

/** botocore 1.44 in words; its copies part where their edition says so. */
export const botocoreDocumentation = (edition: Edition): ChainDocumentation => ({
  profile:
    `${profileOption(edition)} > ${edition.profileVariables.join(" > ")} > default. An empty variable is a profile ` +
    'named "". A named profile that does not exist is an error at once, whatever keys there are.',
  files:
    "~/.aws/config (AWS_CONFIG_FILE) and ~/.aws/credentials (AWS_SHARED_CREDENTIALS_FILE), ~ and $VAR opened. Key by " +
    "key, the credentials file wins; but a pair of keys comes from one file, its halves are never joined.",
  environment:
    "AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY; AWS_SECURITY_TOKEN before AWS_SESSION_TOKEN. A key id without a secret " +
    "is an error. Exported keys leave the chain only for a profile given in code or by option, not for AWS_PROFILE.",
  insideProfile:
    "web identity > role with a source > SSO > keys in credentials > aws login > process > keys in config.",
  failure: "Whatever a source raises ends the chain; only the instance metadata service fails in silence.",
  region: `${regionOrder(edition)}. An empty variable hides the profile's region.`,
  dialect:
    "Python's configparser, strict: a section or key that comes twice, or one bad line in either file, fails " +
    "everything. # and ; begin a comment only at a line's start. [DEFAULT] leaks into every section. In config, " +
    "[profile NAME] or [default]; [NAME] is no profile.",
  container:
    "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI before _FULL_URI. https anywhere; http to loopback, 169.254.170.2, " +
    "169.254.170.23 and fd00:ec2::23. A token file goes before the token variable. If it fails, the instance is not asked.",
  metadata: "AWS_EC2_METADATA_DISABLED=true, in any case; no other word.",
});

/** boto3 is given its profile in code, the CLIs by an option; those skip one that is empty. */
const profileOption = ({ ignoresEmptyArguments }: Edition): string =>
  ignoresEmptyArguments ? "--profile" : "Session(profile_name=)";

function regionOrder({ ignoresEmptyArguments, regionVariables, regionFromMetadata }: Edition): string {
  const given = ignoresEmptyArguments ? "--region" : "code";
  const order = [given, ...regionVariables, "the profile", ...(regionFromMetadata ? ["instance metadata"] : [])];
  const notRead = regionVariables.includes("AWS_REGION") ? [] : ["AWS_REGION"];
  const left = [...notRead, ...(regionFromMetadata ? [] : ["the metadata service"])];
  const rest = left.length === 0 ? "" : `; ${left.join(" and ")} ${left.length === 1 ? "is" : "are"} not asked`;
  return order.join(" > ") + rest;
}
