import { events } from '../../../spotify/events';
import type { WatchTools } from '../../../spotify/events/types';
import { failed } from '../../../spotify/failures/outcome';
import { createCapabilities } from '../../../spotify/pipeline/capabilities';
import type { Send } from '../../../spotify/request/types';
import { createFakeSpotify } from '../../support/events/fakeSpotify.mts';

const PLAYLIST = '37i9dQZF1DXcBWIGoYBM5M';

const item = (name: string) => ({
	added_at: `2026-01-01T00:00:00Z`,
	added_by: { id: 'me' },
	item: { uri: `spotify:track:${name}` },
});

const cover = (url: string) => ({ images: [{ url }] });

/** A playlist that a test changes, and what a trigger sees of it a minute later each time. */
function watched() {
	const state = {
		snapshotId: 's1',
		details: { name: 'Mine', public: true } as Record<string, unknown>,
		items: [item('a'), item('b')] as unknown[],
		isReadable: true,
	};
	const spotify = createFakeSpotify(
		(path) => (path.endsWith('/items') ? state.items : undefined),
		() => ({ id: PLAYLIST, ...state.details, snapshot_id: state.snapshotId }),
	);
	let nowMs = 0;
	const send: Send = async (request, ...rest) =>
		!state.isReadable && request.path.endsWith('/items')
			? failed({ kind: 'forbidden', status: 403, message: 'Forbidden', hint: '' })
			: await spotify.send(request, ...rest);
	const tools = {
		send,
		clock: { nowMs: () => nowMs, monotonicMs: () => 0, sleep: async () => undefined },
		capabilities: createCapabilities(),
		maxConcurrency: 6,
		actsForUser: false,
		values: {},
		output: 'simplified',
	} as unknown as WatchTools;
	let known: unknown;
	/** How many events a poll tells, a minute after the last or as long as is said. */
	const poll = async (afterMs = 60_000): Promise<number> => {
		nowMs += afterMs;
		const look = await events.playlistChanged.watch.begin([PLAYLIST], tools);
		const sight = await look(PLAYLIST, known);
		if (!sight.ok) throw new Error(sight.failure.message);
		known = JSON.parse(JSON.stringify(sight.value.next));
		return sight.value.events.length;
	};
	return {
		state,
		poll,
		remember: (older: unknown) => void (known = older),
		setBack: (durationMs: number) => void (nowMs -= durationMs),
		/** How many events come of a change, whose snapshot comes after the old one and a third. */
		async change(how: Partial<typeof state>, snapshotId: string): Promise<number> {
			Object.assign(state, how);
			let told = await poll();
			for (const shown of [`${snapshotId}, nearly`, snapshotId, snapshotId, snapshotId]) {
				state.snapshotId = shown;
				told += await poll();
			}
			return told;
		},
	};
}

const mine = { name: 'Mine', public: true };

it.each<[string, Parameters<ReturnType<typeof watched>['change']>[0]]>([
	['an item more', { items: [item('a'), item('b'), item('c')] }],
	['an item less', { items: [item('a')] }],
	['another order', { items: [item('b'), item('a')] }],
	['another name', { details: { ...mine, name: 'Yours' } }],
	['another description', { details: { ...mine, description: 'New' } }],
	['who may see it', { details: { ...mine, public: false } }],
	['who may change it', { details: { ...mine, collaborative: true } }],
	['another cover', { details: { ...mine, ...cover('https://i.scdn.co/image/ab67706cnew') } }],
])('one event for one change, although a third snapshot shows: %s', async (_what, how) => {
	const { poll, change } = watched();
	expect(await poll()).toBe(0);
	expect(await change(how, 's2')).toBe(1);
});

const art = (host: string) => cover(`https://${host}/image/ab67706c0000`);

it.each<[string, Record<string, unknown>, Record<string, unknown>]>([
	['the cover comes from another host', art('image-cdn-ak.spotifycdn.com'), art('i.scdn.co')],
	['Spotify has made the cover anew', cover('https://mosaic.scdn.co/640/a'), {}],
	['it has no description in another way', { description: null }, { description: '' }],
	['it has more followers', {}, { followers: { total: 7 } }],
])('no change is that %s', async (_what, before, after) => {
	const { state, poll, change } = watched();
	Object.assign(state.details, before);
	await poll();
	expect(await change({ details: { ...mine, ...after } }, 's2')).toBe(0);
});

describe('a playlist that has another snapshot at each request', () => {
	it('is told when it changes, and not at each poll', async () => {
		const { state, poll } = watched();
		const told = [];
		for (let round = 0; round < 10; round += 1) {
			state.snapshotId = `s${round}`;
			if (round === 5) state.items = [...state.items, item('c')];
			if (round === 8) state.items = state.items.map(() => ({ ...item(''), item: null }));
			told.push(await poll());
		}
		expect(told).toEqual([0, 0, 0, 0, 0, 1, 0, 0, 0, 0]);
	});
});

it.each([
	['is back, it is no change', 'b', [0, 0, 0]],
	['is another one, it is a change', 'c', [0, 0, 1]],
])('what was null for a while: where it %s', async (_what, name, told) => {
	const { state, poll } = watched();
	const seen = [await poll()];
	for (const held of [{ ...item('b'), item: null }, item(name)]) {
		state.snapshotId += '+';
		state.items = [item('a'), held];
		seen.push(await poll());
	}
	expect(seen).toEqual(told);
});

describe('a playlist whose items the app may not read', () => {
	it('is told once where it is looked at while a third snapshot shows', async () => {
		const { state, poll } = watched();
		state.isReadable = false;
		await poll();
		const told = [];
		for (const shown of ['third', 'third', 's2', 's2', 's2', 's2', 's2']) {
			state.snapshotId = shown;
			told.push(await poll(20_000));
		}
		expect(told).toEqual([0, 0, 0, 0, 0, 1, 0]);
	});

	it('is told once for each change', async () => {
		const { state, poll, change } = watched();
		state.isReadable = false;
		await poll();
		expect(await change({}, 's2')).toBe(1);
		expect(await change({}, 's3')).toBe(1);
	});

	it('is told although the clock was set back', async () => {
		const { state, poll, setBack } = watched();
		state.isReadable = false;
		await poll();
		state.snapshotId = 's2';
		await poll();
		setBack(7 * 86_400_000);
		expect(await poll()).toBe(1);
	});

	it('is never told where each request gives another snapshot', async () => {
		const { state, poll } = watched();
		state.isReadable = false;
		for (let round = 0; round < 10; round += 1) {
			state.snapshotId = `s${round}`;
			expect(await poll()).toBe(0);
		}
	});
});

it('goes on from the snapshot alone, which older versions have remembered', async () => {
	const { poll, change, remember } = watched();
	remember('s1');
	expect(await poll()).toBe(0);
	expect(await change({ items: [] }, 's2')).toBe(1);
	expect(await change({ items: [item('a')] }, 's3')).toBe(1);
});
