import { Chalk } from "chalk";
import type { Paint, Style } from "../report/screen.ts";

/** Sixteen-colour styles only: they follow the person's own light or dark theme. */
const chalk = new Chalk({ level: 1 });

const STYLES: Readonly<Record<Style, (text: string) => string>> = {
  plain: (text) => text,
  strong: chalk.bold,
  good: chalk.bold.green,
  bad: chalk.bold.red,
  warn: chalk.yellow,
  dim: chalk.dim,
  accent: chalk.cyan,
};

export const paint: Paint = (style, text) => STYLES[style](text);
