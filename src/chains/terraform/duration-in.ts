import type { ProviderBlock } from "../../model/provider-block.ts";
import { argumentIn } from "../go/block-arguments.ts";

/** `duration`, as time.ParseDuration reads it (`1h30m`), in whole seconds; the provider takes 15 minutes to 12 hours. */
export function durationIn(block: ProviderBlock): number | null {
  const text = argumentIn(block, "duration")?.text ?? "";
  const parts = [...text.matchAll(/(\d+(?:\.\d*)?|\.\d+)(ms|s|m|h)/g)];
  const seconds = parts.reduce((sum, [, count, unit]) => sum + Number(count) * (SECONDS[unit ?? ""] ?? 0), 0);
  return seconds === 0 ? null : Math.trunc(seconds);
}

const SECONDS: Readonly<Record<string, number>> = { ms: 1e-3, s: 1, m: 60, h: 3600 };
