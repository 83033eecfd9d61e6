import type { Paging } from '../../../spotify/operations/types';
import { succeeded } from '../../../spotify/failures/outcome';
import { read } from '../../../spotify/paging/read';
import { createFakeSend } from '../../support/fakeApi.mts';
import { getAlbum } from '../../fixtures/webApi.mts';

/** Behind some 120,000, arguments of a call have no room on the stack. */
const MANY = 200_000;
const all = Array.from({ length: MANY }, (_, index) => index);
const page = { items: all, total: MANY, next: null, limit: MANY };

const KINDS: Array<[string, Paging, object]> = [
	['by offset', { kind: 'offset', itemsAt: 'items', maxLimit: MANY }, page],
	[
		'by type',
		{ kind: 'offsetByType', typesIn: 'type', maxLimit: MANY, maxOffset: MANY },
		{ albums: page },
	],
	[
		'from mark to mark',
		{
			kind: 'cursor',
			itemsAt: 'items',
			cursor: 'after',
			cursorAt: 'cursors.after',
			maxLimit: MANY,
		},
		page,
	],
	['as a whole', { kind: 'whole', itemsAt: 'items' }, page],
];

it.each(KINDS)('a page of 200,000 entries is read: %s', async (_, paging, answer) => {
	const { send } = createFakeSend(() => succeeded(answer));
	const request = { ...getAlbum, query: { type: 'album' } };
	const { entries, failure } = await read(send, request, paging, Infinity);
	expect(failure).toBeUndefined();
	expect(entries).toHaveLength(MANY);
	expect(entries.at(-1)).toEqual({ value: MANY - 1, position: MANY - 1 });
});
