import { textAt } from '../values/json';
import type { Operation } from '../operations/types';
import { succeeded, type Outcome } from '../failures/outcome';
import type { OutputKind } from '../simplify/simplify';
import { lookAtList } from './anyOrder';
import { digestOf } from './digest';
import type { OrderedMark } from './listLook';
import { freshIn, nextMark, readNewest, type Dated, type Mark } from './newestFirst';
import { planRead } from './planRead';
import type { Sight, SpotifyEvent, Watch, WatchTools } from './types';

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

const toEvents = (fresh: readonly Dated[], output: OutputKind): SpotifyEvent[] =>
	fresh.map(({ value, at }) => ({ value, output, at, also: {} }));

/**
 * Whether a list is not in the order of its times: an album that was saved before it came out has
 * its release date, wherever it stands (python-spotify, March 2026).
 */
const isUnordered = (kind: SavedKind): boolean => kind === 'album';

/** Watches one list of the user's library, which has what was saved last first. */
export function savedItems(operation: Operation, kind: SavedKind): Watch {
	const output = `saved.${kind}` as const;
	const toDated = datedAs(kind);
	const planFor = ({ values, simplify }: WatchTools) => planRead(operation, values, simplify);

	async function lookInOrder(tools: WatchTools, mark?: Mark): Promise<Outcome<Sight>> {
		const plan = planFor(tools);
		if (!plan.ok) return plan;
		const { request } = plan.value;
		const reading = await readNewest(tools.send, request, MOST_A_PAGE, toDated, mark);
		if (!reading.ok) return reading;
		const events = mark ? toEvents(freshIn(reading.value, mark), output) : [];
		return succeeded({ events, next: nextMark(reading.value, mark) });
	}

	async function lookAtAll(tools: WatchTools, known?: OrderedMark): Promise<Outcome<Sight>> {
		const plan = planFor(tools);
		if (!plan.ok) return plan;
		const list = { send: tools.send, request: plan.value.request, toDated };
		const seen = await lookAtList(list, known, tools.clock.nowMs(), true);
		if (!seen.ok) return seen;
		return succeeded({ events: toEvents(seen.value.fresh, output), next: seen.value.next });
	}

	const look = isUnordered(kind) ? lookAtAll : lookInOrder;
	return {
		begin: async (_, tools) => async (_id, previous) =>
			await look(tools, previous as OrderedMark | undefined),
		async latest(_, tools) {
			const plan = planFor(tools);
			if (!plan.ok) return plan;
			const last = { since: '9', known: '' };
			const reading = await readNewest(tools.send, plan.value.request, 1, toDated, last);
			return reading.ok ? succeeded(toEvents(reading.value.entries.slice(0, 1), output)) : reading;
		},
	};
}
