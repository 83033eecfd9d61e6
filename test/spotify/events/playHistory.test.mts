import { playHistory } from '../../../spotify/events/playHistory';
import type { WatchTools } from '../../../spotify/events/types';
import { succeeded } from '../../../spotify/failures/outcome';
import { textAt } from '../../../spotify/values/json';
import { createCapabilities } from '../../../spotify/pipeline/capabilities';
import { createFakeClock } from '../../support/fakeClock.mts';

const toolsWith = (send: WatchTools['send']): WatchTools => ({
	send,
	clock: createFakeClock(),
	signal: undefined,
	capabilities: createCapabilities(),
	maxConcurrency: 1,
	actsForUser: true,
	values: {},
	output: 'raw',
});

const toolsFor = (play: object): WatchTools =>
	toolsWith(async () => succeeded({ items: [{ played_at: '2026-11-28T10:00:00Z', ...play }] }));

/** A play of some second, with so many digits behind it. */
const play = (name: string, second: number, digits = 3): object => ({
	track: { uri: `spotify:track:${name}` },
	played_at: new Date(Date.UTC(2026, 10, 28, 10, 0, second))
		.toISOString()
		.replace('.000Z', digits === 0 ? 'Z' : `.${'0'.repeat(digits)}Z`),
});

/** What each poll tells, of histories that have the newest first; the first tells nothing. */
async function told(...histories: readonly unknown[][]): Promise<unknown[]> {
	let history: readonly unknown[] = [];
	const tools = toolsWith(async ({ query }) => {
		const after = Number(query?.after ?? 0);
		const since = history.filter((one) => Date.parse(textAt(one, 'played_at') ?? '') > after);
		// Those right behind the moment, and an entry of nothing wherever it stands.
		const page = after > 0 ? since.slice(-50) : history.slice(0, 50);
		return succeeded({ items: history.includes(null) ? [null, ...page.slice(1)] : page });
	});
	let known: Parameters<Awaited<ReturnType<typeof playHistory.begin>>>[1];
	const polls: unknown[] = [];
	for (history of histories) {
		const seen = await (await playHistory.begin([''], tools))('', known);
		if (!seen.ok) throw new Error(seen.failure.message);
		known = seen.value.next;
		polls.push(seen.value.events.map(({ value }) => textAt(value, 'track.uri')?.slice(14)));
	}
	return polls;
}

describe('a history that shows nothing', () => {
	/** What polls tell of answers, from now on a minute apart. */
	async function toldOf(...answers: readonly unknown[]): Promise<unknown[]> {
		const clock = createFakeClock();
		let known: Parameters<Awaited<ReturnType<typeof playHistory.begin>>>[1];
		const polls: unknown[] = [];
		for (const answer of answers) {
			const tools = { ...toolsWith(async () => succeeded(answer)), clock };
			const seen = await (await playHistory.begin([''], tools))('', known);
			if (!seen.ok) throw new Error(seen.failure.message);
			known = seen.value.next;
			polls.push(seen.value.events.length);
			await clock.advance(60_000);
		}
		return polls;
	}
	const at = (minutes: number, name: string) => ({
		track: { uri: `spotify:track:${name}` },
		played_at: new Date(createFakeClock().nowMs() + minutes * 60_000).toISOString(),
	});
	const PRIVATE = '';
	const [old, early, late] = [at(-300, 'old'), at(-30, 'early'), at(1.5, 'late')];

	it('is that of a private session, and no failure', async () => {
		expect(await toldOf({ items: [early] }, PRIVATE, { items: [late, early] })).toEqual([0, 0, 1]);
	});

	it('is no base by which all that was played before would be new', async () => {
		expect(await toldOf(PRIVATE, { items: [early, old] }, { items: [late, early, old] })).toEqual([
			0, 0, 1,
		]);
		// https://github.com/spotify/web-api/issues/915
		expect(await toldOf({ items: [] }, { items: [old] }, { items: [late, old] })).toEqual([
			0, 0, 1,
		]);
	});

	it('is that of a new account, too: then its first play is new, also if it comes late', async () => {
		expect(await toldOf({ items: [] }, { items: [at(-2, 'first')] })).toEqual([0, 1]);
	});
});

it('tells a play once that Spotify gives twice, or with other digits at another request', async () => {
	const [first, second] = [play('first', 1), play('second', 2)];
	expect(await told([first], [second, second, first])).toEqual([[], ['second']]);
	expect(await told([first], [play('second', 2, 0), play('first', 1, 0)])).toEqual([
		[],
		['second'],
	]);
	expect(await told([first], [play('second', 2, 6), play('first', 1, 6)])).toEqual([
		[],
		['second'],
	]);
});

it('tells of what was played at one moment in its order, also where it fills more than a page', async () => {
	const known = play('known', 0);
	const names = Array.from({ length: 75 }, (_, index) => `${index}`);
	const plays = names.map((name) => play(name, 1 + Math.floor(Number(name) / 4))).reverse();
	expect(await told([known], [...plays, known], [...plays, known])).toEqual([[], names, []]);
});

it('tells nothing of a track that is gone, and reads on behind it', async () => {
	const gone = { track: null, played_at: '2026-11-28T10:00:09Z' };
	expect(await told([play('a', 1)], [gone, play('a', 1)])).toEqual([[], []]);
	const plays = Array.from({ length: 70 }, (_, index) => play(`${70 - index}`, 70 - index));
	// Of each page the newest is the entry of nothing.
	const [, seen] = await told([play('a', 0)], [...plays, play('a', 0), null]);
	expect(seen).toHaveLength(69);
});

/** What an event has beside the play. */
async function fieldsOf(play: object): Promise<unknown> {
	const latest = await playHistory.latest('', toolsFor(play));
	return latest.ok ? latest.value.map(({ extraFields }) => extraFields) : latest.failure;
}

it('a play says by whom it is, on which album, and from what it was played', async () => {
	const track = {
		uri: 'spotify:track:1',
		album: { id: 'album' },
		artists: [{ id: 'a' }, { id: 'b' }],
	};
	const context = { type: 'playlist', uri: 'spotify:playlist:1' };
	expect(await fieldsOf({ track, context })).toEqual([
		{
			artistIds: 'a, b',
			albumId: 'album',
			contextType: 'playlist',
			contextUri: 'spotify:playlist:1',
		},
	]);
});

it.each([
	{ track: { uri: 'spotify:track:1', artists: [{}] }, context: null },
	{ track: { uri: 'spotify:track:1' } },
])('has every field where Spotify leaves it out: %j', async (play) => {
	expect(await fieldsOf(play)).toEqual([
		{ artistIds: null, albumId: null, contextType: null, contextUri: null },
	]);
});
