/** Long and without the words that people write where a secret is to go. LocalStack's `test` is none. */
export const looksLikeSecret = (value: string): boolean =>
  /^[\w/+=-]{20,}$/.test(value) &&
  !/your|example|change|replace|placeholder|dummy|fake|secret_?(?:access)?_?key|x{4}|\*{3}/i.test(value);
