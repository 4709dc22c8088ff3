/**
 * Secret bytes, sealed from the moment of capture.
 *
 * A `Secret` tells its shape (length, line breaks) and nothing else: printing, serialising and inspecting it give a
 * fixed text. Only the modules that `test/architecture` lists may call `unseal`.
 */
let open: (secret: Secret) => string;

const MASK = "[secret]";

export class Secret {
  readonly length: number;
  /** HTTP header values must not hold CR or LF; botocore refuses such a container token (ContainerProvider, 1.44.5). */
  readonly hasLineBreak: boolean;

  /** Private to the engine: no inspection, serialisation or enumeration comes by it. A WeakMap kept the same, at ten times the cost. */
  readonly #text: string;

  static {
    open = (secret) => (#text in secret ? secret.#text : "");
  }

  constructor(text: string) {
    this.length = text.length;
    this.hasLineBreak = /[\r\n]/.test(text);
    this.#text = text;
    Object.freeze(this);
  }
  toString(): string {
    return MASK;
  }
  toJSON(): string {
    return MASK;
  }
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return MASK;
  }
}

export const seal = (text: string): Secret => new Secret(text);

export const unseal = (secret: Secret): string => open(secret);
