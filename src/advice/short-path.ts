/** A path with `~` for the home folder. */
export function shortPath(path: string, home: string): string {
  return home !== "" && (path === home || path.startsWith(`${home}/`)) ? `~${path.slice(home.length)}` : path;
}

/** The same of every path in a text, but in what is to be written into a file: no program opens `~` there. */
export function shortPaths(text: string, home: string): string {
  if (home === "") return text;
  const written = text.search(/ write: [\w-]+ = /);
  const end = written === -1 ? text.length : written;
  return text.slice(0, end).replaceAll(`${home}/`, "~/") + text.slice(end);
}
