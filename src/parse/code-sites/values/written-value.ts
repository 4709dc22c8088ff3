import type { CodeValue, GivenSetting } from "../../../model/code-site.ts";
import { seal } from "../../../vault/secret.ts";
import { looksLikeSecret } from "../../looks-like-secret.ts";

/** A value that stands in the code itself. What is a secret by its setting is sealed, real or not. */
export const writtenValue = (setting: GivenSetting, text: string): CodeValue =>
  setting === "secret-access-key" || setting === "session-token"
    ? { kind: "secret", secret: seal(text), looksReal: looksLikeSecret(text) }
    : { kind: "text", text };
