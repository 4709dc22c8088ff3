/** What is worked out when first asked for, and kept. */
export function once<Value>(workOut: () => Value): () => Value {
  let known: { readonly value: Value } | null = null;
  return () => {
    known ??= { value: workOut() };
    return known.value;
  };
}
