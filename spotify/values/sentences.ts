/** Puts sentences one after another, without those that are empty. */
export const sentences = (...parts: string[]): string =>
	parts.filter((part) => part !== '').join(' ');
