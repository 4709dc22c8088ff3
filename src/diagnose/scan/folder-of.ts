/** The folder of a file, ending in `/`; the one scanned is `./`. */
export function folderOf(path: string): string {
  const end = path.lastIndexOf("/");
  return end === -1 ? "./" : `${path.slice(0, end)}/`;
}
