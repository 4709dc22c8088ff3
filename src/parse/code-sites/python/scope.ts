import type { Given } from "../../../model/code-site.ts";
import { type Instance, type Session, type Value, merged } from "./value.ts";

/** Names bound in a module or function. A class's names are seen only through its objects. */
export class Scope {
  readonly #parent: Scope | null;
  readonly #names = new Map<string, Value>();
  /** Variables that the code has set on its way here. */
  readonly #variables = new Map<string, Given>();
  #defaultSession: Session | null = null;
  /** What `self` and `cls` are; null: no method. */
  readonly instance: Instance | null;

  /** Its first parameter may be the object. */
  readonly isMethod: boolean;

  constructor(parent: Scope | null, instance: Instance | null) {
    this.#parent = parent;
    this.isMethod = instance !== null;
    this.instance = instance ?? parent?.instance ?? null;
  }

  look(name: string): Value | null {
    return this.#names.get(name) ?? this.#parent?.look(name) ?? null;
  }

  own(name: string): Value | null {
    return this.#names.get(name) ?? null;
  }

  has(name: string): boolean {
    return this.#names.has(name);
  }

  names(): ReadonlyMap<string, Value> {
    return this.#names;
  }

  /** `sometimes`: within an `if` or the like, where another value may stand as well. */
  bind(name: string, value: Value, sometimes: boolean): void {
    const known = sometimes ? this.#names.get(name) : undefined;
    this.#names.set(name, known === undefined ? value : merged(known, value));
  }

  /** What `boto3.setup_default_session()` has made on the way here. */
  get defaultSession(): Session | null {
    return this.#defaultSession ?? this.#parent?.defaultSession ?? null;
  }

  set defaultSession(session: Session) {
    this.#defaultSession = session;
  }

  setVariable(name: string, given: Given): void {
    this.#variables.set(name, given);
  }

  variables(): readonly Given[] {
    const own = [...this.#variables.values()];
    const above = this.#parent?.variables() ?? [];
    return [...above.filter(({ variable }) => !this.#variables.has(variable ?? "")), ...own];
  }
}
