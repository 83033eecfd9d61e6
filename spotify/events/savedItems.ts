import { textAt } from '../json';
import type { Operation } from '../operations/types';
import { succeeded, type Outcome } from '../outcome';
import type { OutputKind } from '../simplify/simplify';
import { digestOf } from './digest';
import { freshIn, nextMark, readNewest, type Dated, type Mark, type Reading } from './newestFirst';
import { planRead } from './planRead';
import type { SpotifyEvent, Watch, WatchTools } from './types';

const MOST_A_PAGE = 50;

type SavedKind = 'album' | 'episode' | 'show' | 'track';

/** Who saves something again has saved it twice: the time is a part of what an entry is. */
const datedAs =
	(kind: SavedKind) =>
	(value: unknown): Dated | undefined => {
		const id = textAt(value, `${kind}.uri`) ?? textAt(value, `${kind}.id`);
		const time = textAt(value, 'added_at');
		return id === undefined || time === undefined
			? undefined
			: { digest: digestOf(`${id} ${time}`), at: time, value };
	};

/** What of a list of saved items is new. */
export function newlySaved(reading: Reading, mark: Mark, output: OutputKind): SpotifyEvent[] {
	return freshIn(reading, mark).map(({ value, at }) => ({ value, output, at, also: {} }));
}

/** Watches one list of the user's library, which has what was saved last first. */
export function savedItems(operation: Operation, kind: SavedKind): Watch {
	const output = `saved.${kind}` as const;
	const readFor = async (
		{ values, simplify, send }: WatchTools,
		limit: number,
		mark?: Mark,
	): Promise<Outcome<Reading>> => {
		const plan = planRead(operation, values, simplify);
		return plan.ok ? await readNewest(send, plan.value.request, limit, datedAs(kind), mark) : plan;
	};
	return {
		begin: async (_, tools) => async (_id, previous) => {
			const mark = previous as Mark | undefined;
			const reading = await readFor(tools, MOST_A_PAGE, mark);
			if (!reading.ok) return reading;
			const events = mark ? newlySaved(reading.value, mark, output) : [];
			return succeeded({ events, next: nextMark(reading.value, mark) });
		},
		async latest(_, tools) {
			const everything = { since: '', known: '' };
			const reading = await readFor(tools, 1, { since: '9', known: '' });
			return reading.ok
				? succeeded(newlySaved(reading.value, everything, output).slice(-1))
				: reading;
		},
	};
}
