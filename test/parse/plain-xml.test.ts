import { describe, expect, test } from "vitest";
import { plainXml } from "../../src/parse/plain-xml.ts";

const read = (text: string) => {
  const xml = plainXml(text);
  return xml === null ? null : { ...xml, opened: [...xml.opened], texts: Object.fromEntries(xml.texts) };
};

describe("an XML text", () => {
  test("gives the texts of its innermost elements, by their paths below the root", () => {
    const text =
      '<?xml version="1.0"?>\n<a x="1">\n <b><c>1 &amp; 2</c><d/></b><!-- no --><e><![CDATA[<f>]]></e>\n</a>\n';
    expect(read(text)).toEqual({
      root: "a",
      whole: true,
      opened: ["", "b", "b/c", "b/d", "e"],
      texts: { "b/c": "1 & 2", "b/d": "", e: "<f>" },
    });
  });

  test("is read as far as it goes: what is closed by then is there", () => {
    expect(read("<a><b>1</b><c>2")).toMatchObject({ root: "a", whole: false, texts: { b: "1" } });
    expect(read("<a><b>1</b><c>2</")).toMatchObject({ whole: false, texts: { b: "1" } });
  });

  test("is not whole where an element closes another, or something follows", () => {
    expect(read("<html><p>a<br></p></html>")).toMatchObject({ root: "html", whole: false });
    expect(read("<a></a><b></b>")).toMatchObject({ root: "a", whole: false });
    expect(read("<a></a> more")).toMatchObject({ root: "a", whole: false });
  });

  test.each(["", "  ", '{"a": 1}', "a<b>", "<", "</a>"])("%j is none", (text) => {
    expect(plainXml(text)).toBeNull();
  });
});
