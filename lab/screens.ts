/* npm run lab -- screens [ID…]: the first screens of the collected complaints. */
import { SCREEN, folders, readComplaint, runComplaint } from "../test/scenarios/complaint.ts";

const ids = process.argv.slice(2);
for (const [theme, leaf] of folders()) {
  const { id, command, complaint, shows } = readComplaint(theme, leaf);
  if (ids.length > 0 && !ids.includes(id)) continue;
  const { out, err, code } = await runComplaint(theme, leaf);
  const screen = out.split("\n").slice(0, SCREEN).join("\n");
  const missing = shows.filter((phrase) => !screen.includes(phrase) && !screen.replace(/\s+/g, " ").includes(phrase));
  console.log(`\n=== ${id} ${theme}/${leaf}: ${complaint}\n$ ${command}\n${screen}${err}\n[exit ${code}]`);
  if (missing.length > 0) console.log(`MISSING: ${JSON.stringify(missing)}`);
}
