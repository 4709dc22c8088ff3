import { shapeOf } from "../parse/masked/shape-mask.ts";

/**
 * A value without the words of a comment in it: to Java v2 and Rust an indented comment is a part of the value above
 * (golden `ini-commented-indent`). Comments hold what people will not have shown; a snapshot has only their shape, too.
 */
export function withoutComment<Value extends string | null>(value: Value): Value;
export function withoutComment(value: string | null): string | null {
  return value?.replace(/(\n\s*[#;])(.*)/g, (_, mark: string, words: string) => mark + shapeOf(words)) ?? null;
}
