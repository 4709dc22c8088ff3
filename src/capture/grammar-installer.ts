/**
 * The command that puts packages where awswho finds them, to which their names are added: beside awswho, however it came
 * here. `program`: awswho's own file. One that lies in no node_modules was cloned, and has them by `npm ci`.
 */
export function grammarInstaller(program: string): string {
  const folder = /^(.*)[\\/]node_modules[\\/]awswho[\\/]/.exec(program)?.[1];
  if (folder === undefined) return "npm ci, in awswho's folder, brings";
  if (/[\\/]_npx[\\/]/.test(folder)) return "npm install --global awswho";
  if (/[\\/]node_modules[\\/]\.pnpm[\\/]/.test(`${folder}/`)) return "pnpm add";
  // Where npm keeps what is installed for all: prefix/lib/node_modules, on Windows prefix\node_modules (npm 10).
  if (/[\\/]lib$/.test(folder) || /^[A-Za-z]:.*[\\/](?:npm|nodejs)$/.test(folder)) return "npm install --global";
  return `npm install --prefix ${/^[\w./@+:\\-]+$/.test(folder) ? folder : `"${folder}"`}`;
}
