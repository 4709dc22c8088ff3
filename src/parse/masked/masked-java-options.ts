import { PLAIN_JAVA_PROPERTIES } from "../../model/java-properties.ts";
import { type Secret, unseal } from "../../vault/secret.ts";
import { javaProperty } from "../java-property.ts";
import { javaWord, javaWords } from "../java-words.ts";
import { withoutUserinfo } from "./masked-settings.ts";
import type { ShapeMask } from "./shape-mask.ts";

/** A JVM's options for AWS SDKs: what may be a secret is masked, and names stay. */
export const maskedJavaOptions = (options: Secret, mask: ShapeMask): string =>
  javaWords(unseal(options))
    .flatMap((word) => {
      const property = javaProperty(word);
      if (property === null) return [];
      const { name, value } = property;
      const shown = PLAIN_JAVA_PROPERTIES.has(name) ? withoutUserinfo(value) : mask(value);
      return [javaWord(`-D${name}=${shown}`)];
    })
    .join(" ");
