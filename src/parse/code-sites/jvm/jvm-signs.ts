const CLIENT = "(?:Client(?:V2)?|Presigner|TransferManager|Utilities)";
const STACK = /\bawscdk\b/;
const PROVIDER = "(?:Credentials|CredentialsProvider(?:Chain|Wrapper)?)";

/** A client or what makes one, credentials or a provider of them, a system property that is set, where a CDK stack goes. */
export const JAVA_SIGNS: readonly (readonly RegExp[])[] = [
  [new RegExp(`${CLIENT}\\b`), /\.\s*(?:crt)?(?:[bB]uilder|[cC]reate)\b/],
  [new RegExp(`${CLIENT}Builder\\b`)],
  [new RegExp(`${CLIENT}\\s*(?:<[^>]*>\\s*)?\\(`)],
  [new RegExp(`${PROVIDER}\\b`), /\.\s*(?:builder|create|getInstance|createAsyncRefreshingProvider|of|invoke)\b/],
  [new RegExp(`${PROVIDER}(?:\\s*\\.\\s*\\w+)*\\s*(?:<[^>]*>\\s*)?\\(`)],
  [/\bsetProperty\b/],
  [STACK, /\bEnvironment\s*\.\s*builder\b/],
];

/** The same; what is imported can have another name, and be made by that alone. */
export const KOTLIN_SIGNS: readonly (readonly RegExp[])[] = [
  [new RegExp(`${CLIENT}(?:Builder)?\\b|${PROVIDER}\\b`)],
  [/\bsetProperty\b/],
  [STACK, /\.\s*builder\b/],
];
