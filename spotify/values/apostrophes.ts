/** Apostrophes as keyboards, phones, books and alphabets have them, for a set in a pattern. */
export const APOSTROPHES = "'’‘‛ʼʻ´`′＇";

export const ANY_APOSTROPHE = new RegExp(`[${APOSTROPHES}]`, 'g');
