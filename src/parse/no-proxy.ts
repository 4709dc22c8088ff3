/** Whether a list such as NO_PROXY leaves a host out of the proxy: by name, by the end of its name, all, or by a range of IPv4. */
export const isExempt = (host: string, list: string): boolean =>
  list
    .split(/[,\s]+/)
    .map((entry) => entry.trim().toLowerCase().replace(/:\d+$/, ""))
    .filter((entry) => entry !== "")
    .some((entry) => {
      if (entry === "*") return true;
      const bare = entry.replace(/^\*?\.+/, "");
      const name = host.toLowerCase().replace(/^\[|\]$/g, "");
      return name === bare || name.endsWith(`.${bare}`) || isInRange(name, entry);
    });

/** `169.254.0.0/16`: Go, curl and newer tools read ranges; others do not. */
function isInRange(host: string, range: string): boolean {
  const [network = "", bits = ""] = range.split("/");
  const [of, at] = [numberOf(network), numberOf(host)];
  const count = Number(bits);
  if (of === null || at === null || !/^\d+$/.test(bits) || count > 32) return false;
  const size = 2 ** (32 - count);
  return Math.floor(of / size) === Math.floor(at / size);
}

function numberOf(address: string): number | null {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(address)?.slice(1).map(Number);
  return parts === undefined ? null : parts.reduce((sum, part) => sum * 256 + part, 0);
}
