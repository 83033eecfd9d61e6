import { events } from '../../../spotify/events';
import { pollOnce } from '../../../spotify/events/poll';
import type { EventKind, WatchTools } from '../../../spotify/events/types';
import { succeeded } from '../../../spotify/failures/outcome';
import { createCapabilities } from '../../../spotify/pipeline/capabilities';
import type { SpotifyRequest } from '../../../spotify/request/types';
import { createUsage } from '../../../spotify/pipeline/usage';
import { autoClock } from '../../support/autoClock.mts';
import { isTried } from '../../support/fc.mts';

/** More than a call has room for arguments: of so many, some are told at once. */
const PLACE = '5CfCWKI5pZ28U0uOzXkDHe';

const time = (n: number): string => new Date(Date.UTC(2000, 0, 1) + n * 1000).toISOString();

/** Polls an event twice, of a list that has the first size and then the second. */
async function pollTwice(
	kind: EventKind,
	sizes: readonly [number, number],
	entry: (n: number) => unknown,
	{ wholePages = false } = {},
) {
	let size: number = sizes[0];
	let requests = 0;
	const send = async ({ path, query }: SpotifyRequest) => {
		requests += 1;
		const [limit, offset] = [wholePages ? size : Number(query.limit), Number(query.offset ?? 0)];
		const count = Math.max(0, Math.min(limit, size - offset));
		const items = Array.from({ length: count }, (_, index) => entry(size - offset - index));
		const next = offset + count < size ? 'next' : null;
		return succeeded({ id: path, snapshot_id: `s${size}`, items, total: size, limit, next });
	};
	const tools: WatchTools = {
		send,
		clock: autoClock,
		signal: undefined,
		capabilities: createCapabilities(),
		maxConcurrency: 6,
		actsForUser: false,
		values: { market: 'US' },
		output: 'simplified',
	};
	const limits = { deadlineMs: Infinity, maxRequests: Infinity, usage: createUsage() };
	const base = await pollOnce(kind, [PLACE], { parts: {} }, tools, limits);
	size = sizes[1];
	requests = 0;
	const { events: told, failures } = await pollOnce(kind, [PLACE], base.memory, tools, limits);
	return { told: told.length, failures: [...base.failures, ...failures], requests };
}

const saved = (n: number) => ({ added_at: time(n), track: { id: `t${n}`, uri: `u${n}` } });
const held = (n: number) => ({ added_at: time(n), item: { uri: `spotify:track:${n}` } });
const episode = (n: number) => ({ id: `e${n}`, release_date: time(n).slice(0, 10) });

it('300,000 saved tracks are watched with one request', async () => {
	expect(await pollTwice(events.trackSaved, [300_000, 300_001], saved)).toEqual({
		told: 1,
		failures: [],
		requests: 1,
	});
});

it('130,000 tracks that are saved at once are 130,000 events', async () => {
	expect(await pollTwice(events.trackSaved, [10, 130_010], saved)).toMatchObject({
		told: 130_000,
		failures: [],
	});
});

const pages = [
	['trackSaved', events.trackSaved, saved],
	['playlistItemAdded', events.playlistItemAdded, held],
	['showPublished', events.showPublished, episode],
] as const;

it.each(pages.filter((_, nth) => isTried(nth, 3)))(
	'a page of 130,000 entries is none too many: %s',
	async (_name, kind, entry) => {
		const seen = await pollTwice(kind, [1, 130_001], entry, { wholePages: true });
		expect(seen).toMatchObject({ told: 130_000, failures: [] });
	},
);
