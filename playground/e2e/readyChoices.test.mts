import assert from 'node:assert/strict';

import {
	account,
	contents,
	heldBy,
	type Json,
	liked,
	middleOf,
	stack,
	startReady,
	takeAway,
	testReady,
	USER,
} from './support/ready.mts';
import { itemsOf, spotify } from './support/workflows.mts';

startReady('readyChoices');

/** The liked songs with what Spotify says of each. */
const likedTracks = async (): Promise<readonly Json[]> =>
	itemsOf(await stack.run(spotify(account, 'library', 'getTracks', { returnAll: true })));

/** The rules that the smart playlist comes with, told again. */
const followsRules = ({ albumReleaseDate, explicit, durationMs, addedAt }: Json): boolean =>
	Number(String(albumReleaseDate).slice(0, 4)) >= 2000 &&
	explicit === false &&
	Number(durationMs) >= 120_000 &&
	Number(durationMs) <= 420_000 &&
	Date.parse(String(addedAt)) < Date.now() - 30 * 24 * 60 * 60 * 1000;

let played: ReadonlySet<string> | undefined;

/** Thirty episodes, and those of them that are not played to their end: each looked up alone. */
const ofEpisodes = async () => {
	const { episode = [] } = await stack.simulator.library({ userId: USER });
	const all = episode.slice(0, 30);
	played ??= new Set(
		itemsOf(await stack.run(spotify(account, 'episode', 'get', { episodeId: all.join(',') })))
			.filter(({ fullyPlayed }) => fullyPlayed === true)
			.map(({ uri }) => String(uri)),
	);
	return { all, playedNot: all.filter((uri) => !played?.has(uri)) };
};

testReady({
	'liked-songs-in-no-playlist': {
		arrange: async () => {
			const [own] = (await stack.simulator.playlists({ userId: USER })).filter(
				({ items }) => items > 20,
			);
			const uris = (await liked()).slice(0, 300);
			await stack.simulator.setPlaylistContents({ id: own?.id ?? '', uris });
			await takeAway((await liked())[310]);
		},
		check: async () => {
			const others = (await stack.simulator.playlists({ userId: USER })).filter(
				({ name }) => name !== 'To Sort',
			);
			const sorted = (await Promise.all(others.map(async ({ id }) => await contents(id)))).flat();
			const wanted = (await liked()).filter((uri) => !sorted.includes(uri));
			assert.ok(wanted.length > 0 && wanted.length <= 20);
			assert.deepEqual(await heldBy('To Sort'), wanted);
		},
	},
	'smart-playlist': {
		check: async () => {
			const held = await heldBy('Today for Me');
			assert.equal(held.length, 50);
			const tracks = new Map((await likedTracks()).map((track) => [track.uri, track]));
			const chosen = held.map((uri) => tracks.get(uri));
			assert.deepEqual(
				chosen.filter((track) => track === undefined || !followsRules(track)),
				[],
			);
			// A rule that leaves nothing out is not tried.
			assert.ok([...tracks.values()].filter(followsRules).length < tracks.size);
			const artists = chosen.map((track) => String(track?.artistIds).split(', '));
			const inARow = artists.filter((ids, n) => artists[n + 1]?.some((id) => ids.includes(id)));
			assert.deepEqual(inARow, []);
		},
	},
	'podcast-up-next': {
		opening: 'New episode',
		arrange: async () => {
			const { playedNot } = await ofEpisodes();
			await takeAway(middleOf(playedNot));
		},
		given: async () => ({ 'New episode': (await ofEpisodes()).all.map((uri) => ({ uri })) }),
		check: async () => {
			const { all, playedNot } = await ofEpisodes();
			assert.ok(playedNot.length > 3 && playedNot.length < all.length);
			assert.deepEqual(await heldBy('Up Next'), playedNot);
		},
	},
});
