/** Things by the names they go by; one can go by several, or by none. Groups and things keep their order. */
export function grouped<T, Key>(
  things: Iterable<T>,
  keysOf: (thing: T) => readonly Key[],
): ReadonlyMap<Key, readonly T[]> {
  const groups = new Map<Key, T[]>();
  for (const thing of things) {
    for (const key of keysOf(thing)) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [thing]);
      else group.push(thing);
    }
  }
  return groups;
}

/** Things by the one name that each has. */
export const groupedBy = <T, Key>(things: Iterable<T>, keyOf: (thing: T) => Key): ReadonlyMap<Key, readonly T[]> =>
  grouped(things, (thing) => [keyOf(thing)]);
