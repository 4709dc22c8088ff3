/** RegionEndpoint.GetBySystemName: known or not, a region must be able to stand in a host's name, unless it is blank. */
export const isRegionName = (text: string): boolean =>
  text.trim() === "" || /^[a-z\d](?:[a-z\d.-]*[a-z\d])?$/i.test(text);

/** Without a word for FIPS about it; one that is known in its own letters (goldens `odd-00001`, `odd-00089`). */
export function knownName(text: string): string {
  const plain = text.replace(/^fips-|-fips$/i, "");
  return KNOWN.test(plain) ? plain.toLowerCase() : plain;
}

const KNOWN = /^(?:us|eu|ap|sa|ca|me|af|il|mx|cn|us-gov|us-iso|us-isob|us-isof|eu-isoe|eusc-de)-[a-z]+-\d+$/i;
