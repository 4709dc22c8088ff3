import type { JvmArgument, JvmClass, JvmExpression, JvmFile, JvmStep } from "./jvm-expression.ts";

/** An object of the SDK: how it is made, and what is done to it on the way to where it is used. */
export interface JvmMaking {
  readonly made: JvmClass;
  /** `new`, or the class's own method: `builder`, `create`, `standard`. */
  readonly entry: string;
  readonly args: readonly JvmArgument[];
  readonly steps: readonly JvmStep[];
  readonly expression: JvmExpression;
}

/** The name of a step of which only is known that it fills the object in: `applyMutation(settings::apply)`, `configure(this)`. */
export const FILLED_IN = "(filled in)";

/** The name of a step that is no method of the object: it was an argument of a call. */
export const HANDED_ON = "(handed on)";

const DEPTH = 20;

/** The objects of the SDK that an expression may be; null: it may be another, or comes from elsewhere. */
export function makingsOf(expression: JvmExpression, file: JvmFile, depth = DEPTH): readonly JvmMaking[] | null {
  if (depth === 0) return null;
  return file.answers.makings.of(expression.node, null, () => lookFor(expression, file, depth));
}

function lookFor(expression: JvmExpression, file: JvmFile, depth: number): readonly JvmMaking[] | null {
  switch (expression.kind) {
    case "nothing":
      return [];
    case "new": {
      const made = file.classOf(expression.type);
      return made === null ? null : [entered(made, "new", expression.args, expression)];
    }
    case "call":
      return ofCall(expression, file, depth - 1);
    case "name":
      return ofName(expression, file, depth - 1);
    case "member":
      return ofMember(expression, file, depth - 1);
    case "either":
      return together(expression.of.map((one) => makingsOf(one, file, depth - 1)));
    default:
      return null;
  }
}

function together(each: readonly (readonly JvmMaking[] | null)[]): readonly JvmMaking[] | null {
  return each.some((makings) => makings === null) ? null : each.flatMap((makings) => makings ?? []);
}

function ofCall(call: Extract<JvmExpression, { kind: "call" }>, file: JvmFile, depth: number) {
  const { on, name, args, node } = call;
  if (on === null) {
    const returned = file.returnedBy(name);
    return returned.length === 0
      ? null
      : together(returned.map((one) => makingsOf(file.expressionOf(one), file, depth)));
  }
  const made = file.classOf(dotted(on) ?? "");
  if (made !== null) return [entered(made, name, args, call)];
  // A method of this very object: `this.provider()`.
  if (on.kind === "name" && on.name === "this") return ofCall({ ...call, on: null }, file, depth);
  const steps = expanded({ name, args, isSure: true, node });
  return makingsOf(on, file, depth)?.map((making) => ({ ...making, steps: [...making.steps, ...steps] })) ?? null;
}

/** In the SDK for Kotlin the function that is handed over last fills the object in: `S3Client { region = … }`. */
function entered(made: JvmClass, entry: string, args: readonly JvmArgument[], expression: JvmExpression): JvmMaking {
  const last = args.at(-1)?.value;
  const isFilledIn = made.sdk === "kotlin" && last?.kind === "function";
  return {
    made,
    entry,
    args: isFilledIn ? args.slice(0, -1) : args,
    steps: isFilledIn ? last.steps : [],
    expression,
  };
}

/** `builder.apply { region(…) }` does to it what the function does. */
const HANDS_ITSELF: ReadonlySet<string> = new Set(["apply", "also", "applyMutation", "run", "let"]);

export function expanded(step: JvmStep): readonly JvmStep[] {
  const given = step.args[0]?.value;
  if (!HANDS_ITSELF.has(step.name) || given === undefined) return [step];
  if (given.kind !== "function") return [{ ...step, name: FILLED_IN }];
  return given.steps.map((inner) => ({ ...inner, isSure: inner.isSure && step.isSure }));
}

/** `a.b.C` as it is written; null: something else than names. */
export function dotted(expression: JvmExpression): string | null {
  if (expression.kind === "name") return expression.name;
  if (expression.kind !== "member") return null;
  const on = dotted(expression.on);
  return on === null ? null : `${on}.${expression.name}`;
}

function ofMember({ on, name, node }: Extract<JvmExpression, { kind: "member" }>, file: JvmFile, depth: number) {
  // Kotlin's Java getters, and fields of this very object.
  return on.kind === "name" && on.name === "this" ? ofName({ kind: "name", name, node }, file, depth) : null;
}

function ofName(
  { name, node }: { kind: "name"; name: string; node: JvmExpression["node"] },
  file: JvmFile,
  depth: number,
) {
  const contents = file.contentsOf(name, node);
  if (contents === null) return null;
  let makings: readonly JvmMaking[] = [];
  let hasWhole = false;
  for (const { write, isSure } of contents.writes) {
    if (write.isZero) continue;
    if (write.field === null && !write.isCall) {
      const written = write.value === null ? null : makingsOf(file.expressionOf(write.value), file, depth);
      if (written === null) return null;
      makings = isSure ? written : alsoPerhaps(makings, written);
      hasWhole = true;
    } else if (write.value !== null) {
      const steps = file.stepsOn(name, write.value) ?? [];
      const done = steps.flatMap(expanded).map((step) => ({ ...step, isSure: step.isSure && isSure }));
      makings = makings.map((making) => ({ ...making, steps: [...making.steps, ...done] }));
    }
  }
  return hasWhole ? makings : null;
}

/** What was, and what may have taken its place; `builder = builder.region(…)` is the builder as it was, and perhaps more. */
function alsoPerhaps(before: readonly JvmMaking[], written: readonly JvmMaking[]): readonly JvmMaking[] {
  const same = (one: JvmMaking, other: JvmMaking): boolean => one.expression.node.id === other.expression.node.id;
  return [
    ...before.filter((known) => !written.some((making) => same(making, known))),
    ...written.map((making) => {
      const done = before.find((known) => same(making, known))?.steps.length ?? making.steps.length;
      return {
        ...making,
        steps: making.steps.map((step, index) => (index < done ? step : { ...step, isSure: false })),
      };
    }),
  ];
}

/** An argument by its name, else by its position among those without one. */
export function argumentOf(
  args: readonly JvmArgument[],
  index: number,
  ...names: readonly string[]
): JvmExpression | null {
  const named = args.find(({ name }) => name !== null && names.includes(name));
  const placed = args.filter(({ name }) => name === null)[index];
  return (named ?? placed)?.value ?? null;
}

/** What the last step of one of these names is given. */
export function stepOf(
  { steps }: { readonly steps: readonly JvmStep[] },
  ...names: readonly string[]
): JvmExpression | null {
  return steps.findLast(({ name }) => names.includes(plainName(name)))?.args[0]?.value ?? null;
}

/** `withRegion`, `setRegion` and `region` set the same. */
export function plainName(name: string): string {
  const [, rest] = /^(?:with|set)([A-Z]\w*)$/.exec(name) ?? [];
  return rest === undefined ? name : rest.charAt(0).toLowerCase() + rest.slice(1);
}
