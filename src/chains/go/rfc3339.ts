/** time.Parse(time.RFC3339, text): Go takes no other spelling of a time (golden `sso-legacy-utc-suffix`). */
export const isRfc3339 = (text: string): boolean =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:[.,]\d+)?(?:Z|[+-]\d\d:\d\d)$/.test(text) && !Number.isNaN(Date.parse(text));

/** Milliseconds since 1970; null: no RFC 3339 time. */
export const rfc3339 = (text: string): number | null => (isRfc3339(text) ? Date.parse(text.replace(",", ".")) : null);
