import { addedItems, packHeld } from '../../../spotify/events/playlistItemAdded';
import { removedItems } from '../../../spotify/events/playlistItemRemoved';
import type { Held } from '../../../spotify/events/playlistContents';

const PLAYLIST = '37i9dQZF1DXcBWIGoYBM5M';

/** A song that was added in that second; without a name it has left Spotify's catalogue. */
const held = (name: string | null, second: number): Held => {
	const uri = name && `spotify:track:${name}`;
	return {
		uri,
		addedAt: `2026-01-01T00:00:0${second}Z`,
		addedBy: 'nora',
		entry: { position: 0, value: { item: uri && { uri } } },
	};
};
const [a, b] = [held('a', 1), held('b', 2)];
const goneB = held(null, 2);

describe('what a playlist holds that it did not hold', () => {
	const added = (before: Held[], now: Held[]) =>
		addedItems(PLAYLIST, now, packHeld(before)).map(({ at }) => at);

	it('is told with its time, and with the place that it has', () => {
		expect(added([a], [b, a])).toEqual([b.addedAt]);
	});

	it('is told as often as it is there', () => {
		expect(added([a], [a, a, a])).toEqual([a.addedAt, a.addedAt]);
	});

	it('is nothing where the order is another', () => {
		expect(added([a, b], [b, a])).toEqual([]);
	});

	it('is neither what leaves the catalogue nor what comes back to it', () => {
		expect(added([a, b], [a, goneB])).toEqual([]);
		expect(added([a, goneB], [a, b])).toEqual([]);
	});
});

describe('what a playlist held and holds no longer', () => {
	const line = ({ uri, addedAt, addedBy }: Held) => ({ uri: uri ?? '', addedAt, addedBy });
	/** Looks at one state after the other; gives what each look tells. */
	const looks = (...states: Held[][]): unknown[] => {
		let known = (states[0] ?? []).map(line);
		return states.slice(1).map((state) => {
			const seen = removedItems(PLAYLIST, state.map(line), known, 0);
			known = seen.lines;
			return seen.events.map(({ value }) => (value as { item: { uri: string } }).item.uri);
		});
	};

	it('is told by what was kept of it', () => {
		expect(looks([a, b], [a])).toEqual([[b.uri]]);
	});

	it('is told as often as it was there', () => {
		expect(looks([a, a, a, b], [a, b])).toEqual([[a.uri, a.uri]]);
	});

	it('is nothing where the order is another, or something is new', () => {
		expect(looks([a], [b, a], [a, b])).toEqual([[], []]);
	});

	it('is not what has only left the catalogue; once that is removed, it is told by its URI', () => {
		expect(looks([a, b], [a, goneB], [a])).toEqual([[], [b.uri]]);
	});

	it('is not what has left the catalogue and come back', () => {
		expect(looks([a, b], [a, goneB], [a, b], [a])).toEqual([[], [], [b.uri]]);
	});

	it('is nothing that anybody could name where it had left the catalogue before the first look', () => {
		expect(looks([a, goneB], [a])).toEqual([[]]);
	});

	it('is told of what is removed when the same second has another that was gone before', () => {
		const otherOfB = held('c', 2);
		expect(looks([goneB, otherOfB], [goneB], [])).toEqual([[otherOfB.uri], []]);
	});
});
