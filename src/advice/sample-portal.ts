/** As AWS's own pages have it: d-xxxxxxxxxx, my-sso-portal. */
const SAMPLE = /^https:\/\/(?:d-x{4,}|my-sso-portal|your[\w-]*)\.awsapps\.com(?:\/|$)/i;

/** A start URL that a guide shows and that no organization has: nobody can sign in there. */
export const isSamplePortal = (startUrl: string): boolean => SAMPLE.test(startUrl);
