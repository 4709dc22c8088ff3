/** A profile's name in a sentence: in quotes where its blanks would be taken for the sentence's own. */
export const shownName = (name: string): string => (/^$|\s/.test(name) ? JSON.stringify(name) : name);
