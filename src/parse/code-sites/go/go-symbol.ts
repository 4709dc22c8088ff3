import type { SyntaxNode } from "../syntax-node.ts";

/** A name of a package that the file imports, by the package's own path and not by what the file calls it. */
export interface GoSymbol {
  /** `go-v2` and `go-v1`: the path is that below the SDK's own (`service/s3`); null: any other package. */
  readonly sdk: "go-v2" | "go-v1" | null;
  readonly path: string;
  readonly name: string;
}

/** Imported packages, by the name that the file gives them. */
export type GoImports = ReadonlyMap<string, Omit<GoSymbol, "name">>;

const SDK_PATHS = [
  ["go-v2", "github.com/aws/aws-sdk-go-v2/"],
  ["go-v1", "github.com/aws/aws-sdk-go/"],
] as const;

export function goImports(root: SyntaxNode): GoImports {
  const imports = new Map<string, Omit<GoSymbol, "name">>();
  for (const spec of importSpecs(root)) {
    // A broken file may have an import without a path.
    const path = spec?.childForFieldName("path")?.text.replace(/^["`]|["`]$/g, "");
    if (!path) continue;
    const alias = spec?.childForFieldName("name")?.text;
    imports.set(alias ?? lastStep(path), placeOf(path));
  }
  return imports;
}

/** They stand at the top, unless the file is broken. */
const importSpecs = (root: SyntaxNode): readonly (SyntaxNode | null)[] =>
  root.namedChildren.flatMap((part) =>
    part?.type === "import_declaration" || part?.type === "ERROR" ? part.descendantsOfType("import_spec") : [],
  );

/**
 * The name of a package is the last step of its path, its major version passed over: `example.com/keys/v2` is `keys`. The
 * CDK's `jsii-runtime-go` calls itself `jsii`.
 */
const lastStep = (path: string): string =>
  path
    .replace(/\/v\d+$/, "")
    .replace(/\/jsii-runtime-go$/, "/jsii")
    .split("/")
    .at(-1) ?? path;

function placeOf(path: string): Omit<GoSymbol, "name"> {
  for (const [sdk, prefix] of SDK_PATHS) {
    // A vendored copy stands below another path.
    const start = path.indexOf(prefix);
    if (start !== -1) return { sdk, path: path.slice(start + prefix.length) };
  }
  return { sdk: null, path };
}

/** What `package.Name` stands for; null: no name of a package. Read of a call's function and of a literal's type alike. */
export function goSymbolOf(node: SyntaxNode | null, imports: GoImports): GoSymbol | null {
  if (node?.type !== "selector_expression" && node?.type !== "qualified_type") return null;
  const [, owner, name] = /^(\w+)\s*\.\s*(\w+)$/.exec(node.text) ?? [];
  const place = owner === undefined ? undefined : imports.get(owner);
  return place === undefined || name === undefined ? null : { ...place, name };
}

/** As its package names it, whatever the file's alias: `config.LoadDefaultConfig`. */
export const goNameOf = ({ path, name }: Pick<GoSymbol, "path" | "name">): string => `${lastStep(path)}.${name}`;
