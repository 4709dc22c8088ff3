import type { Output } from "./world.ts";

/** The name and password of a URL: settings and proxies may hold them, and every format and message passes here. */
const USER_INFO = /(\/\/)[^\s/@"'<>:]*:[^\s/@"'<>]*@/g;

/** The last door: whatever is written, no password of a URL leaves. */
export const withoutPasswords = (output: Output): Output => ({
  ...output,
  write: (text) => output.write(text.includes("@") ? text.replace(USER_INFO, "$1…@") : text),
});
