import { textAt } from '../json';
import { show } from '../operations/show';
import { succeeded, type Outcome } from '../outcome';
import { digestOf } from './digest';
import { freshIn, nextMark, readNewest, type Dated, type Mark, type Reading } from './newestFirst';
import { planRead } from './planRead';
import type { SpotifyEvent, Watch, WatchTools } from './types';

/** A page large enough for what comes out between two polls; more are read where it is not. */
const PAGE = 10;

const { getEpisodes } = show.operations;

/** An episode whose date is corrected is no new one: its ID says what it is. */
const dated = (value: unknown): Dated | undefined => {
	const id = textAt(value, 'id');
	return id === undefined
		? undefined
		: { digest: digestOf(id), at: textAt(value, 'release_date') ?? '0', value };
};

/** What of a show's episodes is new. */
export const newEpisodes = (showId: string, reading: Reading, mark: Mark): SpotifyEvent[] =>
	freshIn(reading, mark).map(({ value, at }) => ({
		value,
		output: 'episode',
		at,
		also: { showId },
	}));

async function readFor(
	showId: string,
	{ values, simplify, send }: WatchTools,
	limit: number,
	mark?: Mark,
): Promise<Outcome<Reading>> {
	const plan = planRead(getEpisodes, { ...values, showId }, simplify);
	return plan.ok ? await readNewest(send, plan.value.request, limit, dated, mark) : plan;
}

/** Watches the episodes of shows, which come newest first. */
export const showEpisodes: Watch = {
	begin: async (_, tools) => async (showId, previous) => {
		const mark = previous as Mark | undefined;
		const reading = await readFor(showId, tools, PAGE, mark);
		if (!reading.ok) return reading;
		const events = mark ? newEpisodes(showId, reading.value, mark) : [];
		return succeeded({ events, next: nextMark(reading.value, mark) });
	},
	async latest(showId, tools) {
		const reading = await readFor(showId, tools, 1, { since: '9', known: '' });
		return reading.ok
			? succeeded(newEpisodes(showId, reading.value, { since: '', known: '' }).slice(-1))
			: reading;
	},
};
