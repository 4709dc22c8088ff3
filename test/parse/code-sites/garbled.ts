import fc from "fast-check";

/** Texts as an editor may leave them for a moment: cut off, a part lost or moved, letters that do not belong. */
export const garbled = (text: string): fc.Arbitrary<string> =>
  fc
    .record({
      from: fc.nat(text.length),
      length: fc.nat(200),
      put: fc.oneof(
        fc.constantFrom("", "(", "{", "}", ")", '"', "'", "`", "\\", "\n", "\0", "\r\n", "=", ".", ",", "é😀", "/*"),
        fc.nat(text.length).map((start) => text.slice(start, start + 60)),
      ),
      end: fc.oneof(fc.constant(text.length), fc.nat(text.length)),
    })
    .map(({ from, length, put, end }) => (text.slice(0, from) + put + text.slice(from + length)).slice(0, end));
