import process from "node:process";
import { createInterface } from "node:readline";

/** One line from the terminal; empty where it ends instead (Ctrl-D). The question is on stderr: stdout is the report's. */
export function askLine(question: string): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  return new Promise((answered) => {
    lines.once("close", () => answered(""));
    lines.question(question, (line) => {
      answered(line);
      lines.close();
    });
  });
}
