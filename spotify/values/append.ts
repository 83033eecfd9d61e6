/**
 * Puts entries behind those of a list, however many there are: `push(...entries)` hands each of them
 * over as an argument, and from some 120,000 on there is no room for that on the stack.
 */
export function append<T>(list: T[], entries: Iterable<T>): void {
	for (const entry of entries) list.push(entry);
}
