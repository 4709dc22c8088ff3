import type { Golden } from "../../test/truth/goldens.ts";

/** JavaScript v3 names no provider: it notes features, outermost last. Which link of the chain notes which. */
const LINKS: readonly (readonly [RegExp, string])[] = [
  [/\bCREDENTIALS_PROFILE/, "fromIni"],
  [/\bCREDENTIALS_ENV_VARS_STS_WEB_ID_TOKEN\b/, "fromTokenFile"],
  [/\bCREDENTIALS_ENV_VARS\b/, "fromEnv"],
  [/\bCREDENTIALS_PROCESS\b/, "fromProcess"],
  [/\bCREDENTIALS_HTTP\b/, "fromHttp"],
  [/\bCREDENTIALS_CODE\b/, "credentials"],
];

/** The provider's name as the chain has it. */
export const recordedMethod = ({ method }: Golden): string | null =>
  method === undefined ? null : (LINKS.find(([features]) => features.test(method))?.[1] ?? method);
