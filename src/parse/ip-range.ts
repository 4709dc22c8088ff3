/** Addresses that begin alike: one address, or `169.254.0.0/16`. */
export interface IpRange {
  readonly family: 4 | 6;
  readonly first: bigint;
  /** How many bits of it count. */
  readonly length: number;
}

const BITS = { 4: 32, 6: 128 } as const;

/** `169.254.169.254`, `fd00:ec2::254`; null: no address. */
export function ipAddress(text: string): IpRange | null {
  const value = version4(text);
  if (value !== null) return { family: 4, first: value, length: BITS[4] };
  const groups = version6(text);
  return groups === null ? null : { family: 6, first: groups, length: BITS[6] };
}

/** `169.254.0.0/16`; null: no range. */
export function ipRange(text: string): IpRange | null {
  const [, network = "", length = ""] = /^([^/]+)\/(\d{1,3})$/.exec(text) ?? [];
  const address = ipAddress(network);
  return address === null || Number(length) > address.length ? null : { ...address, length: Number(length) };
}

export function includes(range: IpRange, address: IpRange): boolean {
  const rest = BigInt(BITS[range.family] - range.length);
  return range.family === address.family && range.first >> rest === address.first >> rest;
}

/** An address of version 6 that stands for one of version 4: `::ffff:169.254.169.254`. */
export const asVersion4 = (address: IpRange): IpRange =>
  address.family === 6 && address.first >> 32n === 0xffffn
    ? { family: 4, first: address.first & 0xffffffffn, length: BITS[4] }
    : address;

function version4(text: string): bigint | null {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text)?.slice(1).map(Number);
  if (parts === undefined || parts.some((part) => part > 255)) return null;
  return parts.reduce((sum, part) => sum * 256n + BigInt(part), 0n);
}

/** A URL's host is written in one way only. */
function version6(text: string): bigint | null {
  const url = `http://[${text}]`;
  if (!URL.canParse(url)) return null;
  const [head = "", tail] = new URL(url).hostname.slice(1, -1).split("::");
  const groups = (part: string): readonly string[] => part.split(":").filter((group) => group !== "");
  const after = tail === undefined ? [] : groups(tail);
  const before = groups(head);
  const between = Array<string>(8 - before.length - after.length).fill("0");
  return [...before, ...between, ...after].reduce((sum, group) => (sum << 16n) + BigInt(`0x${group}`), 0n);
}
