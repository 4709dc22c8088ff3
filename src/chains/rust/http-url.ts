/** `http::Uri` with what a request needs: a scheme and a host. */
export const isHttpUrl = (text: string): boolean => /^https?:\/\/[^/?#\s]+/i.test(text) && URL.canParse(text);
