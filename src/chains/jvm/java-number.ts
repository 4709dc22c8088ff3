const DECIMAL = /^[+-]?(?:NaN|Infinity|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?[fFdD]?)$/;

/** What Double.parseDouble reads, blanks around it and all. */
export const isJavaNumber = (text: string): boolean => DECIMAL.test(text.trim());
