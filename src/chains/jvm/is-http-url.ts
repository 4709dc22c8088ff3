/** `new URL` throws at what has no scheme; that is only logged, and the proxy taken for none. */
export const isHttpUrl = (value: string): boolean => /^\s*https?:/i.test(value);
