import { dottedStart } from "./dotted-start.ts";
import type { JvmClass, JvmSdk } from "./jvm-expression.ts";

/** One import as written: `a.b.C`, `a.b.*`, Kotlin's `a.b.C as D`. */
export interface JvmImport {
  readonly path: string;
  readonly isWildcard: boolean;
  readonly isStatic: boolean;
  readonly alias: string | null;
}

const SDKS = [
  ["java-v2", "software.amazon.awssdk."],
  ["java-v1", "com.amazonaws."],
  ["kotlin", "aws.sdk.kotlin."],
  ["kotlin", "aws.smithy.kotlin."],
  ["cdk", "software.amazon.awscdk."],
] as const;

const sdkOf = (path: string): JvmClass["sdk"] | null => SDKS.find(([, prefix]) => path.startsWith(prefix))?.[0] ?? null;

/** What the imports of a file make of its names. */
export class JvmImports {
  readonly sdks: ReadonlySet<JvmSdk>;
  readonly #named = new Map<string, string>();
  readonly #statics = new Map<string, string>();
  readonly #packages: readonly string[];
  readonly #lookForClasses: () => Iterable<string>;
  /** Of this file; null: not looked for yet, as few files import a whole package. */
  #ownClasses: ReadonlySet<string> | null = null;

  constructor(imports: readonly JvmImport[], lookForClasses: () => Iterable<string>) {
    for (const { path, isWildcard, isStatic, alias } of imports) {
      const name = path.slice(path.lastIndexOf(".") + 1);
      if (isWildcard) continue;
      // Kotlin has no word for it: what is brought in of a class begins with the class.
      if (isStatic || /\.[A-Z]\w*\.[A-Z0-9_]+$/.test(path))
        this.#statics.set(alias ?? name, path.slice(0, -name.length - 1));
      if (!isStatic) this.#named.set(alias ?? name, path);
    }
    this.#packages = imports.flatMap(({ path, isWildcard, isStatic }) => (isWildcard && !isStatic ? [path] : []));
    this.#lookForClasses = lookForClasses;
    this.sdks = new Set(imports.map(({ path }) => sdkOf(path)).filter((sdk) => sdk !== null && sdk !== "cdk"));
  }

  /** The class of an SDK that a written name stands for. */
  classOf(written: string): JvmClass | null {
    const path = this.#pathOf(written);
    const sdk = path === null ? null : sdkOf(path);
    if (path === null || sdk === null) return null;
    const { packageName, name } = dottedStart(path);
    return name === "" ? null : { sdk, package: packageName, name };
  }

  #pathOf(written: string): string | null {
    if (!/^\w+(?:\.\w+)*$/.test(written)) return null;
    const [first = "", ...rest] = written.split(".");
    if (/^[a-z]/.test(first)) return sdkOf(written) === null ? null : written;
    const named = this.#named.get(first);
    if (named !== undefined) return [named, ...rest].join(".");
    if (this.#packages.length === 0 || this.#isOwn(first)) return null;
    const packageName = this.#packages.find((one) => mayHold(one, first));
    return packageName === undefined ? null : [packageName, written].join(".");
  }

  #isOwn(name: string): boolean {
    this.#ownClasses ??= new Set(this.#lookForClasses());
    return this.#ownClasses.has(name);
  }

  /** The class whose constant was brought in by its name alone. */
  staticOf(name: string): string | null {
    return this.#statics.get(name) ?? null;
  }
}

/** Whether a package imported as a whole (`services.s3.*`) has a class of that name: those of one's own package have names too. */
function mayHold(packageName: string, name: string): boolean {
  if (sdkOf(`${packageName}.`) === null) return false;
  if (/\.awscdk(?:\.core)?$/.test(packageName)) return name === "Environment";
  const service = /\.services\.(\w+)(?:\.\w+)?$/.exec(packageName)?.[1];
  if (/\.regions$/.test(packageName)) return /^Region(?:s|Utils)?$/.test(name);
  if (/\.services\.sts\.auth$/.test(packageName)) return /^Sts\w*CredentialsProvider$/.test(name);
  if (service === undefined)
    return /Credentials(?:Provider)?(?:Chain)?$|^AwsClientBuilder$|^S3TransferManager$|^AssumeRole\w*Parameters$/.test(
      name,
    );
  return packageName.startsWith("com.amazonaws.")
    ? /^(?:Amazon|AWS)\w*Client(?:Builder|V2)?$|^TransferManager(?:Builder)?$/.test(name)
    : name.toLowerCase().startsWith(service.toLowerCase());
}
