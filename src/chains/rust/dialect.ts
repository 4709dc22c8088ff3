import type { ProfileDialect } from "../../parse/profile-file.ts";

/** aws-runtime 1.10.2, env_config/parse.rs and normalize.rs: keys in any case; a file that is no UTF-8 counts as empty. */
export const RUST_DIALECT: ProfileDialect = {
  keys: "lower-case",
  identifier: /^[A-Za-z0-9_\-/.%@:+]*$/,
  comment: /\s[#;]/,
  passedOver: "read",
  passedOverContinuation: "checked",
  notUtf8: "ignored",
  blanks: "blank-and-tab",
  loneReturn: "kept",
};
