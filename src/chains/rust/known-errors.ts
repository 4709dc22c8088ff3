import { type KnownError, framing, saidBy } from "../../walk/known-error.ts";

const rust = saidBy("rust");

/** What the SDK says, in the words of the version that was run. */
export const knownErrors: readonly KnownError[] = [
  rust(
    "rust-imds-unauthorized",
    /Incorrect IMDS\/IAM configuration: \[AssumeRoleUnauthorizedAccess\]/,
    "denied",
    "The instance has a role, and EC2 may not assume it: the role's trust policy does not name ec2.amazonaws.com, or the role is gone.",
  ),
  rust(
    "rust-document",
    /Expected field `(AccessKeyId|SecretAccessKey|Token|Expiration)` in response but it was missing/,
    "unreachable",
    "The metadata or container service gave a document of credentials without $1.",
  ),
  rust(
    "rust-document-date",
    /Invalid field in response: `Expiration`/,
    "unreachable",
    "The metadata or container service gave credentials whose date of expiry is not one of UTC.",
  ),
  rust(
    "rust-nothing",
    /no credentials found in chain|no providers in chain provided credentials|no credentials in the property bag/,
    "nothing-found",
    "Every provider said that it is not configured.",
  ),
  rust(
    "rust-sso-region",
    /profile `(.*?)`\s+was not defined: `(sso_\w+)` was missing/,
    "bad-setting",
    "Profile $1 lacks $2. If its sso-session section has it, this program's SDK is older than sso-session: take a newer release, or write the sso_ settings into the profile itself.",
  ),
  rust(
    "rust-passed-over",
    /provider in chain did not provide credentials[\s\S]*?context[=:]\s*(?:the credential provider was not enabled: )?(.+?)(?: \(Credentials|$)/m,
    "nothing-found",
    "A line of its log, and no error yet: one provider of the chain had nothing ($1), and the next is asked. What the last one says counts.",
  ),
  rust(
    "rust-imds-region",
    /failed to load region from IMDS(?: err=failed to load IMDS session token)?/,
    "region-missing",
    "No variable and no profile names a region, so the instance's metadata service was asked for it, and did not answer. It is a warning: where the code gives a region, nothing is amiss. Else set AWS_REGION.",
  ),
  rust(
    "rust-imds-token",
    /FailedToLoadToken|failed to load IMDS session token/,
    "unreachable",
    "Nothing else gave credentials, so the instance's metadata service was asked, and did not give its session token: this is no EC2 instance, something else answers at its address, or its hop limit keeps it from a container.",
  ),
  rust("rust-parse", /could not parse profile file/, "parse", "The Rust SDK refuses one of the files as a whole."),
  framing(
    rust(
      "rust-config",
      /the credentials provider was not properly configured|InvalidConfiguration/,
      "bad-setting",
      "A profile is set up in a way that the Rust SDK does not take; what stands behind says which.",
    ),
  ),
  rust(
    "rust-region",
    /Invalid Configuration: Missing Region|missing signing region/,
    "region-missing",
    "A client needs a region, that of STS for a role among them: none is set.",
  ),
  framing(
    rust(
      "rust-provider",
      /an error occurred while loading credentials|ProviderError/,
      "denied",
      "A provider that was configured failed; the Rust SDK then tries no other.",
    ),
  ),
  rust(
    "rust-retry",
    /(?:failed to parse max attempts|invalid retry configuration|It is invalid to set max attempts to 0[\s\S]*?)\. source: [\s\S]*? key: `(\w+)`[\s\S]*/,
    "bad-setting",
    "The retry setting $1 has a value that the Rust SDK does not take; it ends the program.",
  ),
  framing(
    rust(
      "rust-unreachable",
      /unexpected credentials error: dispatch failure: (.+)/,
      "unreachable",
      "The endpoint that credentials are asked of, such as a container's, cannot be reached: $1",
    ),
  ),
  rust(
    "rust-no-json",
    /unexpected credentials error: invalid JSON in response/,
    "unreachable",
    "What answered, such as the metadata service of an instance without a role, gave no JSON.",
  ),
  rust(
    "rust-endpoint-empty",
    /assertion `left != right` failed: URL was unset/,
    "bad-setting",
    "An endpoint variable, such as AWS_ENDPOINT_URL_STS, is set to nothing; it ends the program.",
  ),
  rust(
    "rust-answer",
    /STS credentials must be defined|SSO OIDC responded with a negative expiration/,
    "denied",
    "What answered is not as AWS answers: a proxy, a firewall or a captive portal, or an endpoint that leads elsewhere.",
  ),
];
