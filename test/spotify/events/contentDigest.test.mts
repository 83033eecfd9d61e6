import { fc } from '../../support/fc.mts';
import { bothOf, contentOf, isOther } from '../../../spotify/events/contentDigest';
import type { HeldItem } from '../../../spotify/events/playlistContents';

const entry = { position: 0, value: null };
const song = fc.record({
	uri: fc.constantFrom('spotify:track:a', 'spotify:track:b', 'spotify:track:c'),
	addedAt: fc.constantFrom('2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z'),
	addedBy: fc.constantFrom('me', 'you'),
	entry: fc.constant(entry),
});
const songs = fc.array(song, { maxLength: 60 });

/** Null at some places, with or without the time. */
const withNulls = (held: readonly HeldItem[], nulls: readonly number[]): HeldItem[] =>
	held.map((one, index) => {
		if (nulls[index] === 1) return { ...one, uri: null };
		return nulls[index] === 2 ? { uri: null, addedAt: '', addedBy: '', entry } : one;
	});

it('a playlist in which places come to be null and come back is the same one', () => {
	const nulls = fc.array(fc.array(fc.nat(2), { minLength: 60, maxLength: 60 }), { maxLength: 6 });
	fc.assert(
		fc.property(songs, nulls, (held, looks) => {
			let known = contentOf(held);
			for (const look of looks) {
				const now = contentOf(withNulls(held, look));
				expect(isOther(now, known)).toBe(false);
				known = bothOf(now, known);
			}
			expect(known).toEqual(contentOf(held));
		}),
	);
});

it('one that holds something else, or in another order, is another one', () => {
	fc.assert(
		fc.property(songs, songs, (before, now) => {
			const isSame = JSON.stringify(before) === JSON.stringify(now) && before.length === now.length;
			expect(isOther(contentOf(now), contentOf(before))).toBe(!isSame);
		}),
	);
});

it('what is known is not lost while places are null: another song in such a place is noticed', () => {
	const [a, b] = ['a', 'b'].map((uri) => ({ uri, addedAt: 't', addedBy: 'me', entry }));
	if (!a || !b) throw new Error('There are two');
	const before = contentOf([a]);
	const known = bothOf(contentOf([{ ...a, uri: null }]), before);
	expect(isOther(contentOf([b]), known)).toBe(true);
});
