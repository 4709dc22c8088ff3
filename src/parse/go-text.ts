const SPACE = "[\\t-\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]+";
const AROUND = new RegExp(`^${SPACE}|${SPACE}$`, "g");
const BEFORE = new RegExp(`^${SPACE}`);

/** strings.TrimSpace: unlike JavaScript's trim it keeps a byte order mark, and takes U+0085. */
export const goTrim = (text: string): string => text.replace(AROUND, "");

/** The same at the left only. */
export const goTrimLeft = (text: string): string => text.replace(BEFORE, "");
