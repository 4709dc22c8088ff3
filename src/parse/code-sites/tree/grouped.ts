/** Things by the names they go by; one can go by several, or by none. */
export function grouped<T>(
  things: readonly T[],
  namesOf: (thing: T) => readonly string[],
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const thing of things) {
    for (const name of namesOf(thing)) {
      const group = groups.get(name);
      if (group === undefined) groups.set(name, [thing]);
      else group.push(thing);
    }
  }
  return groups;
}
