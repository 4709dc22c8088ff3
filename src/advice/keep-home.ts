/** What whoever typed sudo can do to have settings of their own. */
export const KEEP_HOME = "run it without sudo, or let sudo keep the home: sudo --preserve-env=HOME";
