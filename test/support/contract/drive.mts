import type { PlannedRequest, PlannedJob, Planned } from '../../../spotify/plan/types';
import { idFieldName } from '../../../nodes/Spotify/description/idLocator';
import type { Operation, Paging } from '../../../spotify/operations/types';
import { failed, type Outcome } from '../../../spotify/failures/outcome';
import { read } from '../../../spotify/paging/read';
import { buildRequests } from '../../../spotify/plan/buildRequests';
import type { Values } from '../../../spotify/plan/wireValue';
import { createSizeLimits } from '../../../spotify/pipeline/sizeLimits';
import type { Send, SpotifyRequest } from '../../../spotify/request/types';
import { withPageSizes } from '../../../spotify/pipeline/withPageSizes';
import { createFakeClock } from '../fakeClock.mts';
import { cursorPage, pageOfList, searchPage } from '../fakeLists.mts';
import { checkedSend } from './checkedSend.mts';
import { factOf, type OperationFact } from './facts.mts';
import { jobFaults } from './jobFaults.mts';

/** What an operation plans for the values of a form. */
export const plan = (operation: Operation, values: Values): Array<Outcome<Planned>> =>
	buildRequests(operation, values, ({ of }) => idFieldName(of));

/** Lists of this many entries, of which this many are wanted. */
export interface Wanted {
	total: number;
	most: number;
}

/**
 * Everything that Spotify would refuse, or that is not read or not done, when an operation runs for
 * some input items: nothing, or a list.
 */
export async function runFaults(
	operation: Operation,
	items: readonly Values[],
	wanted: Wanted,
): Promise<string[]> {
	const fact = factOf(operation);
	if (!fact) return ['there is no such operation'];
	const outcomes = items.flatMap((values) => plan(operation, values));
	const planned = outcomes.flatMap((outcome) => (outcome.ok ? [outcome.value] : []));
	const faults = outcomes.flatMap((outcome) =>
		outcome.ok ? [] : [`refused: ${outcome.failure.message}`],
	);
	// One ID's requests are like another's.
	for (const one of planned.filter(isRequest).slice(0, 2)) {
		faults.push(...(await readFaults(operation, fact, one, wanted)));
	}
	for (const group of groupsOf(planned.filter(isOrder))) {
		faults.push(...(await jobFaults(operation, fact, group)));
	}
	return faults;
}

export const isOrder = (planned: Planned): planned is PlannedJob => 'job' in planned;

const isRequest = (planned: Planned): planned is PlannedRequest => 'request' in planned;

/** Orders that a job gets together. */
const groupsOf = (orders: readonly PlannedJob[]): PlannedJob[][] =>
	[...new Set(orders.map(({ group }) => group))].map((group) =>
		orders.filter((order) => order.group === group),
	);

async function readFaults(
	operation: Operation,
	fact: OperationFact,
	{ request, paging }: PlannedRequest,
	wanted: Wanted,
): Promise<string[]> {
	const { total, most } = wanted;
	const list = Array.from({ length: total }, (_, index) => ({ index }));
	const { send: spotify, faults } = checkedSend(
		(sent) => answerTo(sent, fact, operation, list),
		fact,
	);
	const send = withPageSizes(refusingLimits(spotify), {
		capabilities: { sizes: createSizeLimits() },
		clock: createFakeClock(),
	});
	const { entries, failure } = await read(send, request, paging, most);
	if (failure) return faults.length > 0 ? faults : [failure.message];
	const numbers = entries.map(({ value }) => (value as { index?: number }).index);
	return [
		...faults,
		...(entries.length === expectedCount(fact, operation, request, wanted)
			? []
			: [`${entries.length} of ${total} entries where ${most} are wanted`]),
		...(paging?.kind === 'cursor' && numbers.some((number, index) => number !== index)
			? ['entries lost, twice or out of order']
			: []),
	];
}

/** Spotify for an app that gets no larger pages than the entry says that every app may have. */
const refusingLimits =
	(send: Send): Send =>
	async (request) => {
		const isTooLarge = Number(request.query.limit) > (request.pageSizes?.documented ?? Infinity);
		const reason = 'invalidLimit';
		return isTooLarge
			? failed({ kind: 'badRequest', status: 400, reason, message: 'Invalid limit', hint: '' })
			: await send(request);
	};

/** An answer of the documented shape around a list. */
function answerTo(
	request: SpotifyRequest,
	{ paging: kind, itemsPath, params }: OperationFact,
	{ paging }: Operation,
	list: readonly unknown[],
): unknown {
	const range = { maxLimit: Infinity, maxOffset: Infinity };
	if (itemsPath?.startsWith('{type}')) {
		const types = (request.query.type ?? '').split(',');
		const answer = searchPage(
			request,
			Object.fromEntries(types.map((type) => [type, list])),
			range,
			[],
		);
		return answer.ok ? answer.value : undefined;
	}
	if (kind === 'offset') return wrapped(pageOfList(request, list, range, []), itemsPath);
	if (kind === 'cursor') {
		// Where a mark can lead back in time, it does: Spotify has `after` lead to what is newer.
		const cursor = params.some(({ name }) => name === 'before') ? 'before' : 'after';
		return wrapped(cursorPage(request, list, cursor), itemsPath);
	}
	return wholeAnswer(request, paging, list);
}

/** The page as the part of an answer that the path of its list says. */
const wrapped = (page: unknown, itemsPath: string | null): unknown =>
	(itemsPath ?? '')
		.split('.')
		.slice(0, -1)
		.reduceRight<unknown>((inner, key) => ({ [key]: inner }), page);

function wholeAnswer(
	{ query }: SpotifyRequest,
	paging: Paging | undefined,
	list: readonly unknown[],
): unknown {
	if (paging?.kind !== 'whole' && paging?.kind !== 'limit') return {};
	const given = list.slice(0, Number(query.limit ?? list.length));
	return paging.itemsAt === '' ? given : { [paging.itemsAt]: given };
}

/** How many entries there are to be had. */
function expectedCount(
	fact: OperationFact,
	{ paging }: Operation,
	{ query }: SpotifyRequest,
	{ total, most }: Wanted,
): number {
	if (!paging) return 1;
	if (paging.kind === 'whole' || paging.kind === 'cursor') return Math.min(total, most);
	const { maximum = null } =
		fact.params.find(({ name }) => name === (paging.kind === 'limit' ? 'limit' : 'offset')) ?? {};
	const types = paging.kind === 'offsetByType' ? (query.type ?? '').split(',').length : 1;
	const rest = Math.max(0, total - Number(query.offset ?? 0));
	return types * Math.min(rest, most, maximum ?? Infinity);
}
