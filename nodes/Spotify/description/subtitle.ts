/**
 * Writes what n8n evaluates for the line below a node's name: the words for what is chosen. Such an
 * expression reaches the parameters and nothing else of the node, so that it holds all the words.
 * @param words by what the form has chosen, flat: two closing braces would end the expression
 * @param chosen what gives the key, as code
 */
export const subtitleOf = (words: Readonly<Record<string, string>>, chosen: string): string =>
	`={{ (${JSON.stringify(words)})[${chosen}] || ${chosen} }}`;
