import type { Provenance } from "../../model/provenance.ts";
import type { BlockArgument, ProviderBlock } from "../../model/provider-block.ts";
import { Secret } from "../../vault/secret.ts";
import type { Configured } from "../../walk/configured.ts";

/*
 * A provider block as the provider reads it (hashicorp/aws 6, internal/provider/sdkv2: configureProvider): what is empty
 * is not there.
 */

/** A text, number or switch of the block. */
export function argumentIn(block: ProviderBlock, ...path: readonly string[]): Configured | null {
  const found = argumentAt(block, path);
  return found === null || found.value instanceof Secret || found.value === ""
    ? null
    : { text: found.value, provenance: found.provenance };
}

export interface SecretArgument {
  readonly secret: Secret;
  readonly provenance: Provenance;
}

export function secretIn(block: ProviderBlock, name: string): SecretArgument | null {
  const found = argumentAt(block, [name]);
  return found?.value instanceof Secret && found.value.length > 0
    ? { secret: found.value, provenance: found.provenance }
    : null;
}

const argumentAt = (block: ProviderBlock, path: readonly string[]): BlockArgument | null =>
  block.find((one) => startsWith(one, path)) ?? null;

/** No name is both an argument and a block of arguments. */
const startsWith = (one: BlockArgument, path: readonly string[]): boolean =>
  path.every((name, index) => one.path[index] === name);

/** Terraform takes a 1 for true, too. */
export const isTrue = (value: Configured | null): boolean => value !== null && ["1", "true"].includes(value.text);

/** The values of a list, or of a map with their names. */
export const valuesIn = (block: ProviderBlock, ...path: readonly string[]): readonly NamedValue[] =>
  within(block, path).flatMap(({ path: [name], value, provenance }) =>
    name === undefined || value instanceof Secret ? [] : [{ name, text: value, provenance }],
  );

export interface NamedValue extends Configured {
  readonly name: string;
}

/** The blocks of one name, in their order: each `assume_role`. */
export function blocksIn(block: ProviderBlock, name: string): readonly ProviderBlock[] {
  const inner = within(block, [name]);
  const numbers = [...new Set(inner.map(({ path }) => path[0] ?? ""))].toSorted((a, b) => Number(a) - Number(b));
  return numbers.map((number) => within(inner, [number]));
}

const within = (block: ProviderBlock, path: readonly string[]): ProviderBlock =>
  block.flatMap((one) => (startsWith(one, path) ? [{ ...one, path: one.path.slice(path.length) }] : []));
