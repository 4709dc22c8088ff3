/* npm run lab -- screens [ID…] [-- COMMAND]: the first screens of the collected complaints, of their own commands or of one. */
import { SCREEN, folders, readComplaint, runComplaint } from "../test/scenarios/complaint.ts";

const words = process.argv.slice(2);
const end = words.includes("--") ? words.indexOf("--") : words.length;
const ids = words.slice(0, end);
const other = words.slice(end + 1).join(" ");
for (const [theme, leaf] of folders()) {
  const { id, command: own, complaint, shows: wanted } = readComplaint(theme, leaf);
  if (ids.length > 0 && !ids.includes(id)) continue;
  const [command, shows] = other === "" ? [own, wanted] : [other, []];
  const { out, err, code } = await runComplaint(theme, leaf, command);
  const screen = out.split("\n").slice(0, SCREEN).join("\n");
  const missing = shows.filter((phrase) => !screen.includes(phrase) && !screen.replace(/\s+/g, " ").includes(phrase));
  console.log(`\n=== ${id} ${theme}/${leaf}: ${complaint}\n$ ${command}\n${screen}${err}\n[exit ${code}]`);
  if (missing.length > 0) console.log(`MISSING: ${JSON.stringify(missing)}`);
}
