/** utils.is_valid_endpoint_url: a scheme and a host of labels. */
export function isUsable(url: string): boolean {
  const match = /^[a-z][a-z0-9+.-]*:\/\/(?:[^@/?#]*@)?(\[[0-9a-f:.]+\]|[^:/?#]*)/i.exec(url);
  const host = match?.[1] ?? "";
  if (host.startsWith("[")) return true;
  return host.length <= 255 && /^((?!-)[A-Z\d-]{1,63}(?<!-)\.)*((?!-)[A-Z\d-]{1,63}(?<!-))\.?$/i.test(host);
}
