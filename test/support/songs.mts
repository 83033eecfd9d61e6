import { fc } from './fc.mts';
import type { Held } from './fakePlaylist.mts';
import { uriOf } from './fakePlaylistApi.mts';

const isLocal = (uri: string): boolean => uri.startsWith('spotify:local:');

/** What Spotify says of an item: several editions of a few songs, some of which lack something. */
export function songOf(uri: string) {
	const n = Number(uri.slice(-6).replace(/\D/g, ''));
	const [song, edition] = [Math.floor(n / 4), n % 4];
	const isKnown = n % 7 !== 6;
	return {
		type: uri.split(':')[1] === 'episode' ? 'episode' : 'track',
		id: isLocal(uri) ? null : (uri.split(':')[2] ?? null),
		name: n % 5 === 4 ? `song ${song}` : `Song ${song}`,
		artists: [{ id: `artist${song % 5}`, name: `Artist ${song % 5}` }],
		album: { id: `album${Math.floor(song / 3)}`, name: `Album ${Math.floor(song / 3)}` },
		duration_ms: n % 11 === 10 ? null : 200_000 + edition * 1_500,
		external_ids: isKnown && !isLocal(uri) ? { isrc: `ISRC${song}` } : {},
		is_local: isLocal(uri),
	};
}

const anItem = fc.oneof(
	{ weight: 20, arbitrary: fc.nat(40).map(uriOf) },
	{ weight: 2, arbitrary: fc.nat(3).map((n) => `spotify:episode:${n}`) },
	{ weight: 2, arbitrary: fc.nat(3).map((n) => `spotify:local:Artist:Album:Title:${n}`) },
	{ weight: 1, arbitrary: fc.constant<Held>(null) },
);

/** A playlist of some songs, most of them more than once, and when each was added. */
export const aPlaylistOfSongs = fc
	.oneof(
		{ weight: 5, arbitrary: fc.array<Held>(anItem, { maxLength: 25 }) },
		{ weight: 1, arbitrary: fc.array<Held>(anItem, { minLength: 95, maxLength: 240 }) },
	)
	.chain((held) =>
		fc.record({
			held: fc.constant(held),
			datesMs: fc.array(
				fc.nat(20).map((day) => Date.UTC(2025, 0, 1 + day)),
				{
					minLength: held.length,
					maxLength: held.length,
				},
			),
		}),
	);

/** How Spotify lags: how old reads are, and for how long snapshots stay. */
export const aLag = fc.record({
	ageMs: fc.constantFrom(0, 600, 1_900),
	lagMs: fc.constantFrom(0, 30_000),
	hasThirdSnapshot: fc.boolean(),
});

export const realityOfLag = ({
	ageMs,
	lagMs,
	hasThirdSnapshot,
}: typeof aLag extends fc.Arbitrary<infer T> ? T : never) => ({
	readAgeMs: () => ageMs,
	snapshotLagMs: () => lagMs,
	hasThirdSnapshot,
});
