/** What an option is given: `--name x`, `--name=x`, `-nx`; the last time counts. Null: it is not there. */
export function optionValue(words: readonly string[], ...names: readonly string[]): string | null {
  for (let at = words.length - 1; at >= 0; at -= 1) {
    const word = words[at] as string;
    for (const name of names) {
      if (word === name && at + 1 < words.length) return words[at + 1] as string;
      if (word.startsWith(`${name}=`)) return word.slice(name.length + 1);
      if (/^-\w$/.test(name) && word.startsWith(name) && word.length > 2) return word.slice(2);
    }
  }
  return null;
}
