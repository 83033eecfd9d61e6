import type { Paging } from '../../spotify/operations/types';
import { at } from '../../spotify/values/json';

/**
 * How many entries to ask for to be given all of one page, and no second one: as many as its answer
 * has, and 1 at least. A search gives of each type what a page has.
 */
export function onePage(paging: Paging | undefined, answer: unknown): number {
	if (!paging || paging.kind === 'offsetByType') return 1;
	const list = paging.itemsAt === '' ? answer : at(answer, paging.itemsAt);
	return Array.isArray(list) ? Math.max(1, list.length) : 1;
}
