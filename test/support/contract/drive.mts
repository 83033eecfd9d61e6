import { idFieldName } from '../../../nodes/Spotify/description/idLocator';
import type { SpotifyFailure } from '../../../spotify/failures';
import type { Operation } from '../../../spotify/operations/types';
import { failed, succeeded, type Outcome } from '../../../spotify/outcome';
import { read } from '../../../spotify/paging/read';
import { buildRequests } from '../../../spotify/request/buildRequests';
import type { Values } from '../../../spotify/request/fieldValue';
import type { PlannedRequest, Send, SpotifyRequest } from '../../../spotify/request/types';
import { pageOfList, searchPage } from '../fakeLists.mts';
import { factOf, type OperationFact } from './facts.mts';
import { requestFaults } from './requestFaults.mts';

/** What an operation plans for the values of a form. */
export const plan = (operation: Operation, values: Values): Array<Outcome<PlannedRequest>> =>
	buildRequests(operation, values, ({ of }) => idFieldName(of));

/** Lists of this many entries, of which this many are wanted. */
export interface Wanted {
	total: number;
	most: number;
}

/** Everything that Spotify would refuse, or that is not read, when an operation runs: nothing, or a list. */
export async function runFaults(
	operation: Operation,
	values: Values,
	{ total, most }: Wanted,
): Promise<string[]> {
	const fact = factOf(operation);
	if (!fact) return ['there is no such operation'];
	const list = Array.from({ length: total }, (_, index) => ({ index }));
	const faults: string[] = [];
	const send: Send = async (request) => {
		const found = requestFaults(fact, request);
		faults.push(...found);
		return found.length > 0
			? failed(refusal(found))
			: succeeded(answerTo(request, fact, operation, list));
	};
	// One ID's requests are like another's.
	for (const planned of plan(operation, values).slice(0, 2)) {
		if (!planned.ok) return [...faults, `refused: ${planned.failure.message}`];
		const { request, paging } = planned.value;
		const { entries, failure } = await read(send, request, paging, most);
		if (failure) faults.push(failure.message);
		else if (entries.length !== expectedCount(fact, operation, request, { total, most })) {
			faults.push(`${entries.length} of ${total} entries where ${most} are wanted`);
		}
	}
	return faults;
}

const refusal = (found: string[]): SpotifyFailure => ({
	kind: 'badRequest',
	status: 400,
	message: found.join('; '),
	hint: '',
});

/** An answer of the documented shape around a list. */
function answerTo(
	request: SpotifyRequest,
	{ paging: kind, itemsPath }: OperationFact,
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
	if (kind === 'offset') {
		const page = pageOfList(request, list, range, []);
		return (itemsPath ?? '')
			.split('.')
			.slice(0, -1)
			.reduceRight<unknown>((inner, key) => ({ [key]: inner }), page);
	}
	if (paging?.kind !== 'whole' && paging?.kind !== 'limit') return {};
	const given = list.slice(0, Number(request.query.limit ?? list.length));
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
	if (paging.kind === 'whole') return Math.min(total, most);
	const { maximum = null } =
		fact.params.find(({ name }) => name === (paging.kind === 'limit' ? 'limit' : 'offset')) ?? {};
	const types = paging.kind === 'offsetByType' ? (query.type ?? '').split(',').length : 1;
	return types * Math.min(total, most, maximum ?? Infinity);
}
