import type { Setting } from "../model/settings.ts";
import { type Secret, seal } from "../vault/secret.ts";

/** A setting's text; of an indented block, and of a secret, none. */
export const textOf = ({ value }: Setting): string => (value.kind === "text" ? value.text : "");

/** A setting's secret, be it empty. */
export const secretOf = (setting: Setting): Secret =>
  setting.value.kind === "secret" ? setting.value.secret : seal(textOf(setting));
