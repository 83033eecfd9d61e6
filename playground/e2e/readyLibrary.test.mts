import assert from 'node:assert/strict';

import {
	contents,
	fileRows,
	gone,
	heldBy,
	type Json,
	last,
	liked,
	OTHER,
	rows,
	stack,
	startReady,
	takeAway,
	testReady,
	USER,
	userId,
	workAs,
} from './support/ready.mts';
import { itemsOf } from './support/workflows.mts';

startReady('readyLibrary');

/** Lines of a backup, as CSV gives them: all of it text. */
const backedUp = async (): Promise<readonly Json[]> => {
	const tracks = await liked();
	const { album = [], artist = [] } = await stack.simulator.library({ userId: USER });
	const line = (uri: string, addedAt = '', playlist = '') => ({
		uri,
		name: 'Any',
		artists: 'Any',
		addedAt,
		playlistId: playlist && 'gone',
		playlist,
	});
	const dayOf = (n: number) => new Date(Date.UTC(2020, 0, 1 + n)).toISOString();
	return [
		...[2, 0, 3, 1].map((n) => line(tracks[n] ?? '', dayOf(9 - n))),
		line('', dayOf(5)),
		...album.slice(0, 2).map((uri, n) => line(uri, dayOf(9 - n))),
		...artist.slice(0, 2).map((uri) => line(uri)),
		...[4, 5, 6].map((n) => line(tracks[n] ?? '', dayOf(n), 'Road Trip')),
		line('', dayOf(6), 'Road Trip'),
		line('spotify:local:Me:Mine:Demo:100', dayOf(6), 'Road Trip'),
		...[7, 4].map((n) => line(tracks[n] ?? '', dayOf(n), 'At Night')),
	];
};

testReady({
	'play-log': {
		isShort: true,
		check: async () => {
			const kept = await rows();
			assert.equal(kept.length, 50);
			assert.equal(new Set(kept.map(({ uri, playedAt }) => `${uri} ${playedAt}`)).size, 50);
			assert.deepEqual(
				kept.filter(({ artistIds, albumId }) => !artistIds || !albumId),
				[],
			);
		},
	},
	'library-backup': {
		check: async () => {
			const kept = fileRows();
			const saved = kept.filter(({ playlistId }) => playlistId === '');
			// Sweden has no audiobooks: Spotify lists them as null.
			const { audiobook: _, ...library } = await stack.simulator.library({ userId: USER });
			const uris = new Set(saved.map(({ uri }) => uri));
			assert.deepEqual(
				Object.values(library)
					.flat()
					.filter((uri) => !uri.startsWith('spotify:user:') && !uris.has(uri)),
				[],
			);
			const songs = saved.filter(({ uri }) => String(uri).startsWith('spotify:track:'));
			assert.deepEqual(
				songs.map(({ uri }) => uri),
				await liked(),
			);
			assert.ok(songs.every(({ addedAt }) => !Number.isNaN(Date.parse(String(addedAt)))));
			for (const { id, name } of await stack.simulator.playlists({ userId: USER })) {
				const rowsOf = kept.filter(({ playlistId }) => playlistId === id);
				if (rowsOf.length === 0) continue;
				assert.ok(rowsOf.every(({ playlist }) => playlist === name));
				// Of what Spotify hides there is nothing to keep.
				const shown = (await contents(id)).filter((uri) => uri !== null && uri !== gone);
				assert.deepEqual(
					rowsOf.map(({ uri }) => uri),
					shown,
				);
			}
			assert.ok(new Set(kept.map(({ playlistId }) => playlistId)).size > 10);
			assert.ok(last);
			assert.equal(itemsOf(last, 'The file').length, 1);
		},
	},
	'library-restore': {
		arrange: async () => {
			await takeAway((await liked())[5]);
			await workAs(OTHER);
		},
		given: async () => ({ 'Your file': [{}], 'Its rows': await backedUp() }),
		check: async () => {
			const tracks = await liked();
			const { album = [], artist = [] } = await stack.simulator.library({ userId: USER });
			const restored = await stack.simulator.library({ userId });
			assert.deepEqual(restored.track, tracks.slice(0, 4));
			assert.deepEqual(restored.album, album.slice(0, 2));
			assert.deepEqual(restored.artist, artist.slice(0, 2));
			assert.deepEqual(await heldBy('Road Trip'), tracks.slice(4, 7));
			assert.deepEqual(await heldBy('At Night'), [tracks[7], tracks[4]]);
		},
	},
});
