import type { Output } from "./world.ts";

export interface Progress {
  /** So many in all. */
  expect(total: number): void;
  /** One more is done. */
  step(): void;
  /** Takes it off the screen. */
  stop(): void;
}

const BAR = 20;
/** Milliseconds: between two drawings, and before the first, as a quick answer needs none. */
const PATIENCE = 200;

/** A bar on stderr while many are asked; only on a terminal. */
export function startProgress(output: Output, text: string): Progress {
  if (!output.isTerminal) return { expect() {}, step() {}, stop() {} };
  let total = 0;
  let done = 0;
  let drawnAt = Date.now();
  let widest = 0;
  return {
    expect(all) {
      total = all;
    },
    step() {
      done += 1;
      if (Date.now() - drawnAt < PATIENCE) return;
      drawnAt = Date.now();
      const filled = Math.floor((done / total) * BAR);
      const line = `[${"#".repeat(filled)}${".".repeat(BAR - filled)}] ${text} ${done}/${total}`;
      widest = Math.max(widest, line.length);
      output.write(`\r${line}`);
    },
    stop() {
      if (widest > 0) output.write(`\r${" ".repeat(widest)}\r`);
    },
  };
}
