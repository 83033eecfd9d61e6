/** Soft hyphens, zero-width characters, marks of direction, joiners, variation selectors. */
const INVISIBLE = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]|\uFE0F/g;

/** Returns a text without the characters that nobody sees. */
export const visible = (text: string): string => text.replace(INVISIBLE, '');
