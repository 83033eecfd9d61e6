import { events, type EventName } from '../../../../spotify/events';
import { resetProcessState } from '../../../../spotify/processState';
import { resetAutoClock } from '../../../support/autoClock.mts';
import { createFakeSpotify } from '../../../support/events/fakeSpotify.mts';
import { wired } from '../../../support/events/mockedClient.mts';
import { ActiveWorkflow, newInstance } from '../../../support/polling.mts';
import { idOf } from '../../../support/spotifyObjects.mts';

jest.mock('../../../../nodes/Spotify/transport/n8nClock', () => ({
	n8nClock: jest.requireActual('../../../support/autoClock.mts').autoClock,
}));

jest.mock('../../../../nodes/Spotify/transport/createClient', () => ({
	...jest.requireActual('../../../../nodes/Spotify/transport/createClient'),
	createClient: jest.requireActual('../../../support/events/mockedClient.mts').createMockedClient,
}));

afterEach(() => {
	resetProcessState();
	resetAutoClock();
});

const threeIds = [idOf(1), idOf(2), idOf(3)];

/** Sixty of everything, and more of it as a test goes on. */
function library(event: string) {
	let size = 60;
	let snapshot = 0;
	const of = <T,>(make: (n: number) => T): T[] =>
		Array.from({ length: size }, (_, index) => make(size - index));
	const time = (n: number) => new Date(Date.UTC(2026, 0, 1) + n * 86_400_000).toISOString();
	const date = (n: number) => time(n).slice(0, 10);
	const saved = (kind: string) =>
		of((n) => ({ added_at: time(n), [kind]: { id: idOf(n), uri: `spotify:${kind}:${n}` } }));
	const spotify = createFakeSpotify(
		(path, query) => {
			if (path === '/me/playlists')
				return of((n) => ({ id: idOf(n), snapshot_id: `s${snapshot}` }));
			if (path === '/me/following') return [1, 2, 3].map((n) => ({ id: idOf(n) }));
			if (path === '/me/shows' && event.startsWith('followed'))
				return threeIds.map((id) => ({ show: { id } }));
			if (path.startsWith('/me/') && !path.includes('player')) return saved(path.slice(4, -1));
			if (path.includes('/albums')) {
				const groups = (query.include_groups ?? '').split(',');
				return groups.flatMap((group) =>
					of((n) => ({ id: `${group}${n}`, release_date: date(n) })),
				);
			}
			if (path.includes('/episodes')) return of((n) => ({ id: idOf(n), release_date: date(n) }));
			if (path.endsWith('/items')) {
				return of((n) => ({
					added_at: time(n),
					added_by: { id: 'me' },
					item: { uri: `spotify:track:${n}` },
				}));
			}
			if (path.includes('recently-played')) {
				return of((n) => ({ played_at: time(n), track: { uri: `spotify:track:${n}` } }));
			}
			return undefined;
		},
		() => ({ id: 'p', snapshot_id: `s${snapshot}` }),
	);
	const grow = (by: number): void => {
		size += by;
		snapshot += 1;
	};
	return { spotify, grow };
}

/** Requests of a poll that finds nothing, and of one that finds one new thing at each place. */
const COSTS: Record<EventName, { idle: number; busy: number; parameters?: object }> = {
	playlistItemAdded: { idle: 1, busy: 1 + 1, parameters: { playlistId: idOf(1) } },
	playlistItemRemoved: { idle: 1, busy: 1 + 1, parameters: { playlistId: idOf(1) } },
	playlistChanged: { idle: 1, busy: 1 + 1 + 1, parameters: { playlistId: idOf(1) } },
	playlistFollowed: { idle: 2, busy: 2 },
	albumSaved: { idle: 1, busy: 1 },
	episodeSaved: { idle: 1, busy: 1 },
	showSaved: { idle: 1, busy: 1 },
	trackSaved: { idle: 1, busy: 1 },
	trackPlayed: { idle: 1, busy: 1 },
	playbackChanged: { idle: 1, busy: 1 },
	artistReleased: { idle: 3, busy: 3 * (1 + 2), parameters: { artistId: threeIds } },
	followedArtistReleased: { idle: 1 + 3, busy: 1 + 3 * (1 + 2) },
	showPublished: { idle: 3, busy: 3, parameters: { showId: threeIds } },
	followedShowPublished: { idle: 1 + 3, busy: 1 + 3 },
};

describe('a poll asks for as little as it can', () => {
	it('every event is measured', () => {
		expect(Object.keys(COSTS).sort()).toEqual(Object.keys(events).sort());
	});

	it.each(Object.entries(COSTS))('%s', async (event, { idle, busy, parameters }) => {
		const { spotify, grow } = library(event);
		wired.spotify = spotify;
		const instance = newInstance();
		const workflow = await new ActiveWorkflow(instance, {
			parameters: { event, ...parameters },
		}).activate();
		const requestsOf = async (poll: () => Promise<void>): Promise<number> => {
			const before = spotify.requests.length;
			await poll();
			return spotify.requests.length - before;
		};
		expect(await requestsOf(async () => await workflow.tick())).toBe(idle);
		grow(1);
		expect(await requestsOf(async () => await workflow.tick())).toBe(busy);
		expect(await requestsOf(async () => await workflow.tick())).toBe(idle);
		expect(instance.errors).toEqual([]);
	});

	it('asks for the snapshots of fifty of the user’s playlists at once', async () => {
		const { spotify } = library('playlistChanged');
		wired.spotify = spotify;
		const playlistId = Array.from({ length: 50 }, (_, index) => idOf(60 - index));
		const workflow = await new ActiveWorkflow(newInstance(), {
			parameters: { event: 'playlistChanged', playlistId },
		}).activate();
		spotify.requests.length = 0;
		await workflow.tick();
		expect(spotify.requests).toEqual(['GET /me/playlists 0']);
	});

	it.each([
		['trackSaved', 500, 1 + 10],
		['showPublished', 35, 2],
		// One more finds out that Spotify gives ten at once here.
		['artistReleased', 35, 1 + 2 * 4 + 1],
	])('reads on where more than a page is new: %s', async (event, count, requests) => {
		const { spotify, grow } = library(event);
		wired.spotify = spotify;
		const instance = newInstance();
		const id = idOf(1);
		const workflow = await new ActiveWorkflow(instance, {
			parameters: { event, artistId: id, showId: id },
		}).activate();
		spotify.requests.length = 0;
		grow(count);
		await workflow.tick();
		expect(spotify.requests).toHaveLength(requests);
		const groups = event === 'artistReleased' ? 2 : 1;
		expect(instance.executions[0]).toHaveLength(count * groups);
	});
});
