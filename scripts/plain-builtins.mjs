// An esbuild plugin for the CommonJS files: Node's own modules without esbuild's copy of each (`__toESM` copies every
// property, 2 ms for `fs` and `process`), and those that cost much to load only when a function of theirs is called.
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

/** Milliseconds on Node 20.20, where `node -e 0` takes 25: crypto 2.6, child_process 1.3, os 0.2. */
const WHEN_CALLED = new Set(["node:crypto", "node:child_process", "node:tty", "node:os"]);

export const plainBuiltins = {
  name: "plain-builtins",
  setup(build) {
    build.onResolve({ filter: /^node:/ }, ({ path, namespace }) =>
      namespace === "builtin" ? { path, external: true } : { path, namespace: "builtin" },
    );
    build.onLoad({ filter: /./, namespace: "builtin" }, ({ path }) => ({ contents: moduleOf(path), loader: "js" }));
  },
};

function moduleOf(path) {
  const names = Object.keys(require(path)).filter((name) => /^[A-Za-z_$][\w$]*$/.test(name) && name !== "default");
  const builtin = `require(${JSON.stringify(path)})`;
  // A class may be extended or asked about, so it cannot wait behind a function. `parseArgs` alone is loaded by its name.
  const isFunction = (name) => /^[a-z]/.test(name) && typeof require(path)[name] === "function";
  const waits = (name) => (WHEN_CALLED.has(path) && isFunction(name)) || name === "parseArgs";
  return [
    `export default /* @__PURE__ */ (() => ${builtin})();`,
    // A request is signed by ten calls: Node's own look-up of a module costs more than what it finds.
    `let loaded;`,
    ...names.map((name) =>
      waits(name)
        ? `export const ${name} = (...given) => (loaded ??= ${builtin}).${name}(...given);`
        : `export const ${name} = /* @__PURE__ */ (() => ${builtin}.${name})();`,
    ),
  ].join("\n");
}
