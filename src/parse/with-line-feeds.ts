import { Buffer } from "node:buffer";
import type { FileView } from "../model/snapshot.ts";
import { unseal } from "../vault/secret.ts";
import { lineFeedSecret } from "./line-feed-secret.ts";

/** A file as it would be with every line ended by a line feed. */
export function withLineFeeds(view: FileView): FileView {
  if (view.state !== "text") return view;
  const text = lineFeedSecret(view.text);
  return { ...view, text, bytes: Buffer.byteLength(unseal(text)) };
}
