import type { JvmSdk } from "../jvm/session.ts";
import { javaErrors } from "./errors.ts";
import { lentToJava } from "./lent-to-java.ts";
import { javaRetries } from "./retry-policies.ts";

/** Java v2 before any source is looked at (ProfileFileReader, SystemSettingUtils, 2.57.8). */
export const javaSdk: JvmSdk = {
  files: {
    keys: "as-written",
    identifier: /^[A-Za-z0-9_\-/.%@:+]*$/,
    comment: /[\t ][#;]/,
    passedOver: "unread",
    notUtf8: "replaced",
  },
  errors: javaErrors,
  retries: javaRetries,
  variables: "trimmed",
  clientsProfile: "environment",
  loginCacheVariable: "AWS_LOGIN_CACHE_DIRECTORY",
  emptyHome: "working-folder",
  containerVariables: "set",
  roleWithoutName: "asked-for",
  lent: lentToJava,
  credentialSources: "any-case",
  missingServices: "ignored",
};
