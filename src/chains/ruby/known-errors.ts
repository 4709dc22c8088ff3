import { type KnownError, saidBy } from "../../walk/known-error.ts";

const ruby = saidBy("ruby");

/** What the SDK says, in the words of the version that was run. */
export const knownErrors: readonly KnownError[] = [
  ruby(
    "ruby-document",
    /MetadataParserError|Failed to parse metadata service response/,
    "unreachable",
    "What answered at the metadata or container service's address gave no JSON.",
  ),
  ruby(
    "ruby-loop",
    /SourceProfileCircularReferenceError/,
    "loop",
    "Roles take their credentials from one another in a circle.",
  ),
  ruby(
    "ruby-source",
    /NoSourceProfileError|has a role_arn, (?:but no source_profile|and source_profile, but)/,
    "no-source",
    "A role has no source, or one without credentials.",
  ),
  ruby(
    "ruby-profile",
    /NoSuchProfileError|Profile `(.*?)' not found/,
    "profile-missing",
    "The profile is in neither file.",
  ),
  ruby("ruby-two", /CredentialSourceConflictError/, "two-sources", "A role names two sources."),
  ruby(
    "ruby-sso",
    /InvalidSSO(?:Token|Credentials)|Token is invalid and failed to refresh|SSO::Errors/,
    "token-expired",
    "The IAM Identity Center sign-in is missing or over: aws sso login.",
  ),
  ruby(
    "ruby-sso-config",
    /sso-session \S+?(?:'s)? .*|must be defined in the config file|Missing required keys: \[:sso/,
    "bad-setting",
    "The profile's SSO settings are not whole.",
  ),
  ruby("ruby-web", /MissingWebIdentityTokenFile/, "token-missing", "The web identity token file is not there."),
  ruby(
    "ruby-process",
    /InvalidProcessCredentialsPayload|^Could not find process |^Invalid version .*for credentials payload/,
    "process-failed",
    "The profile's credential_process failed or printed something else than credentials.",
  ),
  ruby(
    "ruby-nothing",
    /MissingCredentialsError|unable to sign request without credentials set/,
    "nothing-found",
    "No provider had credentials.",
  ),
  ruby(
    "ruby-ecs",
    /Cannot instantiate an ECS Credential Provider without a credential path/,
    "no-source",
    "credential_source is EcsContainer, and AWS_CONTAINER_CREDENTIALS_RELATIVE_URI is not set.",
  ),
  ruby(
    "ruby-container",
    /ECSCredentials::\w+Error|AWS_CONTAINER_\w+ (?:must use a local loopback|is set but the file)|' must be a valid HTTP or HTTPS URI|Invalid Authorization token/,
    "bad-setting",
    "The container's endpoint is on a host that this SDK does not ask, or its token cannot be read or sent.",
  ),
  ruby(
    "ruby-indented",
    /current_prefix\.nil\? && previous_item/,
    "parse",
    "A line of a settings file begins with a blank, and there is no setting right above that it could go on with.",
  ),
  ruby(
    "ruby-endpoint",
    /expected :endpoint to be a HTTP or HTTPS endpoint/,
    "bad-setting",
    "The endpoint_url that is set, or AWS_ENDPOINT_URL, is no address with http or https.",
  ),
  ruby(
    "ruby-compression",
    /`((?:disable_request_compression|request_min_compression_size_bytes))` configuration option|invalid value for Integer\(\)/,
    "bad-setting",
    "What is said of the compression of requests is no value: true or false, a whole number of bytes.",
  ),
  ruby(
    "ruby-source-word",
    /Unsupported credential_source/,
    "bad-setting",
    "This version knows no such credential_source.",
  ),
  ruby(
    "ruby-region",
    /Invalid `:region` option was provided|MissingRegionError/,
    "bad-setting",
    "The region is missing or no region's name.",
  ),
  ruby(
    "ruby-retry",
    /Must provide (.+?) for (\w+) profile option or for ENV\['(\w+)'\]/,
    "bad-setting",
    "$2 of the profile or $3 is wanted as $1, and is something else.",
  ),
  ruby(
    "ruby-param",
    /expected params\[:(\w+)\] to be an? (\w+), got (?:value "([\s\S]*?)" \(|class )/,
    "bad-setting",
    "The profile's $1 is $3, and this SDK wants it as $2.",
  ),
  ruby(
    "ruby-no-role",
    /missing required parameter params\[:role_arn\]/,
    "no-source",
    "A profile names a source for a role, and its role_arn is missing or empty.",
  ),
  ruby(
    "ruby-directory",
    /Is a directory @ \w+ - (.+)/,
    "bad-setting",
    "A file is wanted at $1, and a directory is there; a file's variable that is set to nothing leads to one too.",
  ),
  ruby("ruby-sts", /Aws::STS::Errors::(\w+)/, "denied", "AWS answered with $1."),
  ruby(
    "ruby-no-host",
    /Seahorse::Client::NetworkingError: Failed to open TCP connection to (\S+):\d+ \(getaddrinfo/,
    "unreachable",
    "The address $1 does not exist: look at the region and at FIPS and dual-stack switches.",
  ),
  ruby(
    "ruby-no-date",
    /ArgumentError: no time information in/,
    "bad-setting",
    "A date in the cache of a sign-in cannot be read.",
  ),
  ruby(
    "ruby-process-kinds",
    /undefined method `(?:empty\?|\[\])' for |no implicit conversion of (?:String into Integer|\w+ into String)/,
    "process-failed",
    "A credential_process printed JSON of another shape: an object with its values in quotes is wanted.",
  ),
  ruby(
    "ruby-process-date",
    /invalid xmlschema format: "(.*?)"/,
    "process-failed",
    'A credential_process gives as Expiration "$1": a time like 2030-01-01T00:00:00Z is wanted.',
  ),
  ruby(
    "ruby-utf8",
    /invalid byte sequence in UTF-8/,
    "parse",
    "A settings file holds letters that are not UTF-8: write it anew in that encoding.",
  ),
  ruby(
    "ruby-locale",
    /invalid byte sequence in US-ASCII/,
    "parse",
    "A settings file holds a letter beyond ASCII, and this machine's locale has none: export LANG=C.UTF-8.",
  ),
  ruby(
    "ruby-locale-call",
    /"\\x[0-9A-F]{2}" (?:from ASCII-8BIT to UTF-8|on US-ASCII)/,
    "bad-setting",
    "A role, its session name or a token holds a letter beyond ASCII, and this machine's locale has none: export LANG=C.UTF-8.",
  ),
  ruby(
    "ruby-bundle",
    /SSL_CTX_load_verify_(?:file|dir|locations)/,
    "bad-setting",
    "The CA bundle that is set, AWS_CA_BUNDLE or ca_bundle, cannot be read or holds no certificate.",
  ),
  ruby(
    "ruby-no-uri",
    /bad URI\(is not URI\?\): "(.*?)"/,
    "bad-setting",
    "No address can be made of a setting: $1. Look for blanks and line breaks in the region or the endpoint.",
  ),
  ruby(
    "ruby-imds-mode",
    /:endpoint_mode is not valid, expected IPv4 or IPv6, got: ?(.*)/,
    "bad-setting",
    "The metadata endpoint mode is IPv4 or IPv6, in just this spelling; a setting says: $1",
  ),
];
