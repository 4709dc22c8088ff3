/** A path with `~` for the home folder. */
export function shortPath(path: string, home: string): string {
  return home !== "" && (path === home || path.startsWith(`${home}/`)) ? `~${path.slice(home.length)}` : path;
}

/** The same of every path in a text. */
export const shortPaths = (text: string, home: string): string =>
  home === "" ? text : text.replaceAll(`${home}/`, "~/");
