import { Buffer } from "node:buffer";
import type { FileView } from "../model/snapshot.ts";
import { seal, unseal } from "../vault/secret.ts";

/** A file as it would be with every line ended by a line feed. */
export function withLineFeeds(view: FileView): FileView {
  if (view.state !== "text") return view;
  const text = unseal(view.text).replace(/\r\n?/g, "\n");
  return { ...view, text: seal(text), bytes: Buffer.byteLength(text) };
}
