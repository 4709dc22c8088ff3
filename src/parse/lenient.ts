import type { FileView } from "../model/snapshot.ts";

/**
 * A file as a program reads it that takes bytes as they come (Go, PHP, C++) or puts U+FFFD for what is no UTF-8 (Node, .NET):
 * a comment in Latin-1 is a comment (goldens `odd-00031`, `odd-00171`).
 */
export const lenient = (view: FileView): FileView => (view.state === "not-utf8" ? view.replaced : view);
