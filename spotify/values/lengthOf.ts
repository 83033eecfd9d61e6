/** Letters as people count them, of which an emoji is one. */
export const lengthOf = (text: string): number => Array.from(text).length;
