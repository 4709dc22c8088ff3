import type { Output } from "./world.ts";

const FRAMES = ["|", "/", "-", "\\"];
/** Milliseconds before anything is shown: a quick answer needs no spinner. */
const PATIENCE = 200;
const STEP = 100;

/** A sign of life on stderr while the network is waited for; only on a terminal. Returns how to take it away. */
export function startSpinner(output: Output, text: string): () => void {
  if (!output.isTerminal) return () => {};
  let frame = 0;
  let shown = false;
  const draw = (): void => {
    shown = true;
    output.write(`\r${FRAMES[frame % FRAMES.length]} ${text}`);
    frame += 1;
  };
  const started = setTimeout(() => {
    draw();
    timer = setInterval(draw, STEP);
  }, PATIENCE);
  let timer: NodeJS.Timeout | undefined;
  return () => {
    clearTimeout(started);
    clearInterval(timer);
    if (shown) output.write(`\r${" ".repeat(text.length + 2)}\r`);
  };
}
