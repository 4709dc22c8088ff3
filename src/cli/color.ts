import { Chalk } from "chalk";
import type { Paint, Style } from "../report/screen.ts";

/** Sixteen-colour styles only: they follow the person's own light or dark theme. */
const chalk = new Chalk({ level: 1 });

type Styles = Readonly<Record<Style, (text: string) => string>>;

const ON_DARK: Styles = {
  plain: (text) => text,
  strong: chalk.bold,
  good: chalk.bold.green,
  bad: chalk.bold.red,
  warn: chalk.yellow,
  dim: chalk.dim,
  accent: chalk.cyan,
};

/** Yellow and cyan can hardly be read on white. */
const ON_LIGHT: Styles = { ...ON_DARK, warn: chalk.magenta, accent: chalk.blue };

/** @param light the terminal says that its background is white. */
export const paintOn = (light: boolean): Paint => {
  const styles = light ? ON_LIGHT : ON_DARK;
  return (style, text) => styles[style](text);
};
