import type { JvmSdk } from "../jvm/session.ts";
import { kotlinErrors } from "./errors.ts";
import { lentToKotlin } from "./lent-to-kotlin.ts";
import { kotlinRetries } from "./retry-policies.ts";

/** Kotlin before any source is looked at (config/profile/ParseFn.kt, FileLine.kt). */
export const kotlinSdk: JvmSdk = {
  files: {
    keys: "as-written",
    identifier: /^\S*$/,
    comment: / [#;]/,
    commentsIn: "the-value",
    passedOver: "read",
    commentsAndHeaders: "known-when-trimmed",
    breakingHeaders: { config: /^\s*\[\s*\]/, credentials: /sso-session/ },
    passedOverContinuation: "fault",
    unknownKinds: "read",
    unclosedHeader: "setting",
    notUtf8: "replaced",
    unopened: "fault",
    blanks: "unicode",
  },
  errors: kotlinErrors,
  retries: kotlinRetries,
  variables: "as-written",
  clientsProfile: "chosen",
  loginCacheVariable: null,
  emptyHome: "root",
  containerVariables: "filled",
  roleWithoutName: "none",
  lent: lentToKotlin,
  credentialSources: "exact",
  missingServices: "raise",
};
