import type { FileSystem } from "../capture/file-system.ts";

/** Files by their full paths, and the folders that these imply: all a case's machine has. */
export function filesInMemory(files: Readonly<Record<string, string>>): FileSystem {
  const bytes = new Map(Object.entries(files).map(([path, text]) => [path, Buffer.from(text, "utf8")]));
  const isFolder = (path: string): boolean =>
    [...bytes.keys()].some((file) => file.startsWith(`${path.replace(/\/$/, "")}/`));
  return {
    statSync(path) {
      const file = bytes.get(path);
      if (file === undefined && !isFolder(path)) throw missing(path);
      return { isFile: () => file !== undefined, isDirectory: () => file === undefined, size: file?.length ?? 0 };
    },
    readFileSync(path) {
      const file = bytes.get(path);
      if (file === undefined) throw missing(path);
      return file;
    },
    readdirSync(path) {
      if (!isFolder(path)) throw missing(path);
      const inside = `${path.replace(/\/$/, "")}/`;
      const names = [...bytes.keys()]
        .filter((file) => file.startsWith(inside))
        .map((file) => file.slice(inside.length).split("/")[0] ?? "");
      return [...new Set(names)];
    },
  };
}

const missing = (path: string): Error => Object.assign(new Error(`no such file: ${path}`), { code: "ENOENT" });
