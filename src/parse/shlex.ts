/** Python's `shlex.split(text)` (POSIX mode, no comments): null where it raises ValueError (an open quote or escape). */
export function shlexSplit(text: string): readonly string[] | null {
  const words: string[] = [];
  let word = "";
  let inWord = false;
  let quote: string | null = null;
  for (let i = 0; i < text.length; i += 1) {
    const c = text.charAt(i);
    if (quote !== null) {
      if (c === quote) quote = null;
      else if (c === "\\" && quote === '"') {
        const next = text.charAt(i + 1);
        if (next === "") return null;
        // Inside double quotes a backslash escapes only itself and the quote.
        word += next === '"' || next === "\\" ? next : c + next;
        i += 1;
      } else word += c;
    } else if (c === '"' || c === "'") {
      quote = c;
      inWord = true;
    } else if (c === "\\") {
      if (i + 1 >= text.length) return null;
      word += text.charAt(i + 1);
      i += 1;
      inWord = true;
    } else if (c === " " || c === "\t" || c === "\r" || c === "\n") {
      if (inWord) words.push(word);
      word = "";
      inWord = false;
    } else {
      word += c;
      inWord = true;
    }
  }
  if (quote !== null) return null;
  if (inWord) words.push(word);
  return words;
}
