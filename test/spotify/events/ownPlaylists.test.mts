import { newPlaylists } from '../../../spotify/events/ownPlaylists';

const listed = (...ids: string[]) => ids.map((id, position) => ({ position, value: { id } }));
/** Looks at one list after the other; gives what each look tells. A list that changed while it was read is `restless`. */
const looks = (...lists: Array<{ ids: string[]; restless?: boolean }>): string[][] => {
	let known: string | undefined;
	return lists.map(({ ids, restless = false }) => {
		const seen = newPlaylists(listed(...ids), restless, known, 0);
		known = seen.next;
		return seen.events.map(({ value }) => (value as { id: string }).id);
	});
};

it('the first look tells nothing', () => {
	expect(looks({ ids: ['a', 'b'] })).toEqual([[]]);
});

it('what has come is told, what came last at the end', () => {
	expect(looks({ ids: ['a'] }, { ids: ['c', 'b', 'a'] }).at(-1)).toEqual(['b', 'c']);
});

it('one that was left and is followed again is told again', () => {
	expect(looks({ ids: ['a', 'b'] }, { ids: ['a'] }, { ids: ['b', 'a'] })).toEqual([[], [], ['b']]);
});

it('one that was missed in a list that changed while it was read is not told again', () => {
	expect(
		looks({ ids: ['a', 'b'] }, { ids: ['c', 'a'], restless: true }, { ids: ['c', 'a', 'b'] }),
	).toEqual([[], ['c'], []]);
});
