import { fc } from '../../support/fc.mts';
import { playbackChanged, saveRequestsField } from '../../../spotify/events/playbackChanged';
import { parameterName } from '../../../spotify/operations/fieldTypes';
import type { WatchTools } from '../../../spotify/events/types';
import { succeeded } from '../../../spotify/failures/outcome';
import { createCapabilities } from '../../../spotify/pipeline/capabilities';
import { createFakeClock } from '../../support/fakeClock.mts';

interface Player {
	isPlaying: boolean;
	track: string;
	device: string | null;
	context: string | null;
	progressMs?: number;
}

const album: Player = { isPlaying: true, track: 'one', device: 'desk', context: 'album' };

/** As Spotify shows a player; of one that is off it says nothing. */
const shown = (player: Player | undefined): unknown =>
	player && {
		is_playing: player.isPlaying,
		progress_ms: player.progressMs ?? 0,
		item: { uri: `spotify:track:${player.track}`, duration_ms: 180_000 },
		device: player.device === null ? { id: null, name: 'speaker' } : { id: player.device },
		context: player.context === null ? null : { uri: `spotify:album:${player.context}` },
	};

function createListener(values: object = {}) {
	const clock = createFakeClock();
	let state: unknown;
	let requests = 0;
	let known: Parameters<Awaited<ReturnType<typeof playbackChanged.begin>>>[1];
	const tools: WatchTools = {
		send: async () => {
			requests += 1;
			return succeeded(state);
		},
		clock,
		signal: undefined,
		capabilities: createCapabilities(),
		maxConcurrency: 1,
		actsForUser: true,
		values: { ...values },
		output: 'simplified',
	};
	/** What a poll says has changed, where Spotify shows this. */
	async function pollState(now: unknown): Promise<unknown[]> {
		state = now;
		const look = await playbackChanged.begin([''], tools);
		const seen = await look('', known);
		if (!seen.ok) throw new Error(seen.failure.message);
		const stored: unknown = JSON.parse(JSON.stringify(seen.value.next));
		expect(playbackChanged.isState(stored)).toBe(true);
		if (playbackChanged.isState(stored)) known = stored;
		return seen.value.events.map(({ extraFields }) => extraFields.changes);
	}
	return {
		clock,
		requests: () => requests,
		pollState,
		poll: async (now: Player | undefined) => await pollState(shown(now)),
	};
}

it('takes the present as its base', async () => {
	expect(await createListener().poll(album)).toEqual([]);
});

it.each<[string, Player | undefined]>([
	['paused', { ...album, isPlaying: false }],
	['paused', undefined],
	['track', { ...album, track: 'two' }],
	['device', { ...album, device: 'phone' }],
	['device', { ...album, device: null }],
	['context', { ...album, context: 'other' }],
	['track, context', { ...album, track: 'two', context: 'other' }],
])('tells of what has changed once: %s', async (changes, player) => {
	const { poll } = createListener();
	await poll(album);
	expect(await poll(player)).toEqual([changes]);
	expect(await poll(player)).toEqual([]);
});

it('tells of a start, and of nothing else where the same goes on', async () => {
	const { poll } = createListener();
	await poll(album);
	await poll(undefined);
	expect(await poll(album)).toEqual(['started']);
});

describe('what Spotify names otherwise at another request is the same', () => {
	const state = {
		is_playing: true,
		item: { uri: 'spotify:track:one' },
		device: { id: 'desk', name: 'Desk' },
		context: { uri: 'spotify:playlist:mine' },
	};

	it.each<[string, object]>([
		['a device without its ID', { device: { id: null, name: 'Desk' } }],
		['a device with an empty ID', { device: { id: '', name: 'Desk' } }],
		['a device without its name', { device: { id: 'desk', name: null } }],
		['no device', { device: null }],
		['an advertisement', { item: null, currently_playing_type: 'ad', context: null }],
		['an item without a URI', { item: { uri: '' } }],
		[
			'the release that a market has',
			{ item: { uri: 'spotify:track:two', linked_from: { uri: 'spotify:track:one' } } },
		],
		['a playlist with its owner', { context: { uri: 'spotify:user:me:playlist:mine' } }],
		['not whether it plays', { is_playing: null }],
	])('%s', async (_how, other) => {
		for (const [first, second] of [
			[state, { ...state, ...other }],
			[{ ...state, ...other }, state],
		]) {
			const { pollState } = createListener();
			await pollState(state);
			await pollState(first);
			expect([await pollState(second), await pollState(first)]).toEqual([[], []]);
		}
	});

	it('a device of which the first poll saw the name alone', async () => {
		const { pollState } = createListener();
		await pollState({ ...state, device: { id: null, name: 'Desk' } });
		expect(await pollState(state)).toEqual([]);
		expect(await pollState({ ...state, device: { id: 'other', name: 'Desk' } })).toEqual([
			'device',
		]);
	});
});

it('tells of what was chosen alone', async () => {
	const { poll } = createListener({ changes: ['device'] });
	await poll(album);
	expect(await poll({ ...album, track: 'two', isPlaying: false })).toEqual([]);
	expect(await poll({ ...album, device: 'phone' })).toEqual(['device']);
});

describe('Save Requests', () => {
	it('is read by the name that the form gives it', () => {
		expect(parameterName(saveRequestsField)).toBe('saveRequests');
	});

	it('asks every five minutes while nothing plays', async () => {
		const { clock, poll, requests } = createListener({ saveRequests: true });
		for (let minute = 0; minute < 60; minute += 1) {
			await poll(undefined);
			await clock.advance(60_000);
		}
		expect(requests()).toBe(12);
	});

	it('asks not before the track can have ended, where only tracks are wanted', async () => {
		const { clock, poll, requests } = createListener({ saveRequests: true, changes: ['track'] });
		await poll({ ...album, progressMs: 60_000 });
		await clock.advance(119_000);
		expect(await poll({ ...album, track: 'two' })).toEqual([]);
		await clock.advance(1_000);
		expect(await poll({ ...album, track: 'two' })).toEqual(['track']);
		expect(requests()).toBe(2);
	});

	it('asks at each poll while something plays, where more is wanted', async () => {
		const { poll, requests } = createListener({ saveRequests: true });
		await poll(album);
		await poll(album);
		expect(requests()).toBe(2);
	});

	it('rests no longer where the clock was set back', async () => {
		const { clock, poll, requests } = createListener({ saveRequests: true });
		await poll(undefined);
		clock.set(-86_400_000);
		await poll(undefined);
		expect(requests()).toBe(2);
	});
});

it('whatever the player does: a poll that sees the same again tells of nothing', async () => {
	const player = fc.option(
		fc.record({
			isPlaying: fc.boolean(),
			track: fc.constantFrom('one', 'two'),
			device: fc.constantFrom('desk', 'phone', null),
			context: fc.constantFrom('album', 'other', null),
		}),
		{ nil: undefined },
	);
	await fc.assert(
		fc.asyncProperty(fc.array(player, { maxLength: 12 }), async (players) => {
			const { poll } = createListener();
			for (const one of players) {
				await poll(one);
				expect(await poll(one)).toEqual([]);
			}
		}),
	);
});
