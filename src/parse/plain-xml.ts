/** An XML text as far as it can be read: STS's answers have no attributes that matter, and no name twice. */
export interface PlainXml {
  /** The outermost element's name. */
  readonly root: string;
  /** It is closed, and nothing but white space follows. */
  readonly whole: boolean;
  /** Every element that was opened, by its path below the root: `AssumeRoleResult/Credentials`. */
  readonly opened: ReadonlySet<string>;
  /** Texts of the elements that were closed and hold no other. */
  readonly texts: ReadonlyMap<string, string>;
}

const PIECE =
  /<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<(\/?)([A-Za-z_][\w.:-]*)((?:\s[^<>]*?)?)(\/?)>|[^<]+/y;

/** Null: no XML at all. */
export function plainXml(text: string): PlainXml | null {
  const reader = new Reader();
  PIECE.lastIndex = 0;
  let at = 0;
  for (let piece = PIECE.exec(text); piece !== null; piece = PIECE.exec(text)) {
    if (!reader.take(piece)) break;
    at = PIECE.lastIndex;
  }
  return reader.read(at === text.length);
}

class Reader {
  readonly #opened = new Set<string>();
  readonly #texts = new Map<string, string>();
  #root: string | null = null;
  #path: readonly string[] = [];
  #text = "";
  #isOver = false;
  /** What is closed next holds another element. */
  #isOuter = false;

  /** False: here it is no XML any more. */
  take([all, data, slash, name = "", , empty]: RegExpExecArray): boolean {
    if (data !== undefined) return this.#say(data);
    if (name !== "") return slash === "/" ? this.#close(name) : this.#open(name, empty === "/");
    return all.startsWith("<") || this.#say(withoutEntities(all));
  }

  read(toItsEnd: boolean): PlainXml | null {
    if (this.#root === null) return null;
    return { root: this.#root, whole: toItsEnd && this.#isOver, opened: this.#opened, texts: this.#texts };
  }

  #say(text: string): boolean {
    this.#text += text;
    return this.#path.length > 0 || text.trim() === "";
  }

  #open(name: string, isEmpty: boolean): boolean {
    if (this.#isOver) return false;
    this.#root ??= name;
    this.#path = [...this.#path, name];
    this.#opened.add(this.#place());
    this.#isOuter = false;
    this.#text = "";
    return isEmpty ? this.#close(name) : true;
  }

  #close(name: string): boolean {
    if (this.#path.at(-1) !== name) return false;
    const place = this.#place();
    if (!this.#isOuter) this.#texts.set(place, this.#text);
    this.#isOuter = true;
    this.#path = this.#path.slice(0, -1);
    this.#text = "";
    this.#isOver = this.#path.length === 0;
    return true;
  }

  readonly #place = (): string => this.#path.slice(1).join("/");
}

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

const withoutEntities = (text: string): string =>
  text.replace(/&(\w+);/g, (all, name: string) => ENTITIES[name] ?? all);
