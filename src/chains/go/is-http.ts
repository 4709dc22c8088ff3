/** A URL that net/http sends to; any other ends as "unsupported protocol scheme". */
export const isHttp = (url: string): boolean => /^https?:/i.test(url);
