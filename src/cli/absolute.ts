/** `./a/../b` from a folder → its absolute path, without a slash at its end. */
export function absolute(typed: string, cwd: string): string {
  const path = /^(?:[\\/]|[A-Za-z]:)/.test(typed) ? typed : `${cwd}/${typed}`;
  const parts: string[] = [];
  for (const part of path.replaceAll("\\", "/").split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "." && part !== "") parts.push(part);
  }
  return `${/^[A-Za-z]:/.test(path) ? "" : "/"}${parts.join("/")}`;
}
