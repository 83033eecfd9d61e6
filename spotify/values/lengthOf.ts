/** Counts the letters of a text as people do, for whom an emoji is one. */
export const lengthOf = (text: string): number => Array.from(text).length;
