/** The entries of NO_PROXY as Java v1 and v2 tell them apart: commas become bars. */
export const hostsBetweenBars = (list: string): readonly string[] => list.trim().split(/[,|]/);

/**
 * Each is a pattern for the whole name, in which a star stands for anything (`doesTargetMatchNonProxyHosts`): `.amazonaws.com`
 * leaves out no host of it, and an entry with a port no host at all.
 */
export const isNonProxyHost = (host: string, patterns: readonly string[]): boolean =>
  patterns.some((pattern) => expression(pattern)?.test(host) === true);

/** What is no pattern ends the request, unless one before it fits (no-proxy-sts-global-broken-pattern). */
export function brokenPattern(host: string, patterns: readonly string[]): string | null {
  const first = patterns.find((pattern) => expression(pattern)?.test(host) !== false);
  return first === undefined || expression(first) !== null
    ? null
    : `java.util.regex.PatternSyntaxException: NO_PROXY: ${first}`;
}

function expression(pattern: string): RegExp | null {
  try {
    return new RegExp(`^(?:${pattern.toLowerCase().replaceAll("*", ".*?")})$`);
  } catch {
    return null;
  }
}
