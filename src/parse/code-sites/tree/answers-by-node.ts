/**
 * What was found out of the nodes of a tree, each once: names lead to others, and on many ways to the same. While an answer
 * is being looked for it is `meanwhile`, so that a name which leads back to itself ends there.
 */
export class AnswersByNode<Answer> {
  readonly #known = new Map<number, Answer>();

  of({ id }: { readonly id: number }, meanwhile: Answer, find: () => Answer): Answer {
    const known = this.#known.get(id);
    if (known !== undefined) return known;
    this.#known.set(id, meanwhile);
    const found = find();
    this.#known.set(id, found);
    return found;
  }
}

/** No sites where expressions stand in each other so deep that the stack ends: nobody wrote such. */
export function unlessTooDeep<Site>(find: () => readonly Site[]): readonly Site[] {
  try {
    return find();
  } catch (error) {
    if (error instanceof RangeError) return [];
    throw error;
  }
}
