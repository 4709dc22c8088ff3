import { fstatSync, statSync, writeSync } from "node:fs";
import process from "node:process";
import { isatty } from "node:tty";
import type { Output } from "./world.ts";

/*
 * Setting up one of Node's own standard streams costs about 2 ms, of the 10 that a whole offline run takes: only a
 * terminal is written to through one.
 */

export function isTerminal(descriptor: 0 | 1 | 2): boolean {
  try {
    // node:tty, and node:net with it, is loaded for devices only, and not for the one that everyone has.
    const file = fstatSync(descriptor);
    return file.isCharacterDevice() && file.rdev !== nullDevice() && isatty(descriptor);
  } catch {
    return false;
  }
}

const nullDevice = (): number | undefined => statSync("/dev/null", { throwIfNoEntry: false })?.rdev;

export function standardOutput(descriptor: 1 | 2): Output {
  if (!isTerminal(descriptor)) return { write: (text) => writeAll(descriptor, text), isTerminal: false, columns: null };
  const stream = descriptor === 1 ? process.stdout : process.stderr;
  return { write: (text) => void stream.write(text), isTerminal: true, columns: stream.columns };
}

function writeAll(descriptor: 1 | 2, text: string): void {
  const bytes = Buffer.from(text);
  for (let written = 0; written < bytes.length; ) {
    try {
      written += writeSync(descriptor, bytes, written);
    } catch (error) {
      const code = error instanceof Error && "code" in error ? error.code : null;
      // `awswho | head` ends early: no fault.
      if (code === "EPIPE") process.exit(0);
      // A reader that is slower than we are, on a pipe that does not wait.
      if (code !== "EAGAIN") throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}
