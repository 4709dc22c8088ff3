/** A file's name that says it sets variables. A sample is none: it holds what others are to fill in. */
export const isDotenv = (name: string): boolean =>
  name.startsWith(".env") && /^\.env(?:rc)?(?:\.(?!example$|sample$|template$|dist$|defaults$)[\w-]+)*$/.test(name);
