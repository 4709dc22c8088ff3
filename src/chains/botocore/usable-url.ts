/**
 * utils.is_valid_endpoint_url: a scheme and a host of labels. Both cases are written out, and the labels' length is counted:
 * asked of every endpoint, an expression with `i` or `{1,63}` takes V8 long to compile.
 */
export function isUsable(url: string): boolean {
  const match = /^[A-Za-z][A-Za-z0-9+.-]*:\/\/(?:[^@/?#]*@)?(\[[0-9A-Fa-f:.]+\]|[^:/?#]*)/.exec(url);
  const host = match?.[1] ?? "";
  if (host.startsWith("[")) return true;
  return host.length <= 255 && host.replace(/\.$/, "").split(".").every(isLabel);
}

const isLabel = (label: string): boolean => label.length <= 63 && /^(?!-)[A-Za-z\d-]+(?<!-)$/.test(label);
