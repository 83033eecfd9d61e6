import { chunksOf } from '../chunks';
import type { SpotifyFailure } from '../failures';
import type { Batch } from '../operations/types';
import { failed, succeeded, type Outcome } from '../outcome';
import type { Entry, Listing } from '../paging/types';
import { mayHaveActed } from '../request/sayUncertain';
import { isBlaming } from '../request/blame';
import type { Send, SpotifyRequest } from '../request/types';
import type { Job, Order } from './types';

/** What came of one value: whatever the answer says of it, or the failure. */
type Said = Map<string, Outcome<unknown>>;

const requestFor = (
	request: SpotifyRequest,
	{ wire }: Batch,
	values: readonly string[],
): SpotifyRequest => ({ ...request, query: { ...request.query, [wire]: values.join(',') } });

const unreadable = ({ method, path }: SpotifyRequest): SpotifyFailure => ({
	kind: 'unexpectedResponse',
	status: 200,
	message: `The answer to ${method} ${path} does not say something of each item`,
	hint: 'Spotify answered in a shape that it does not document. Try again; if it stays, please report it.',
});

/** What an answer says of each value; undefined where it does not say something of each. */
function answersIn(body: unknown, { perValue }: Batch, count: number): unknown[] | undefined {
	if (!perValue) return Array.from({ length: count });
	return Array.isArray(body) && body.length === count ? body : undefined;
}

/** Asks for some values; halves them where one of them must be the cause of a refusal. */
async function askFor(
	send: Send,
	request: SpotifyRequest,
	batch: Batch,
	values: readonly string[],
	said: Said,
): Promise<void> {
	const outcome = await send(requestFor(request, batch, values));
	if (outcome.ok) {
		const answers = answersIn(outcome.value, batch, values.length);
		for (const [index, value] of values.entries()) {
			said.set(value, answers ? succeeded(answers[index]) : failed(unreadable(request)));
		}
		return;
	}
	if (values.length > 1 && isBlaming(outcome.failure)) {
		const middle = Math.ceil(values.length / 2);
		await askFor(send, request, batch, values.slice(0, middle), said);
		await askFor(send, request, batch, values.slice(middle), said);
		return;
	}
	for (const value of values) said.set(value, outcome);
}

/** What came of one order: an entry for each value where the answer has something for each. */
function listingOf({ uris }: Order, { perValue }: Batch, said: Said): Listing {
	const entries: Entry[] = [];
	const missing: string[] = [];
	const uncertain: string[] = [];
	let failure: SpotifyFailure | undefined;
	for (const uri of uris) {
		const outcome = said.get(uri);
		if (!outcome) continue;
		if (outcome.ok) {
			entries.push({ value: { uri, saved: outcome.value === true }, position: entries.length });
		} else {
			failure ??= outcome.failure;
			(mayHaveActed(outcome.failure) ? uncertain : missing).push(uri);
		}
	}
	if (!failure) return { entries: perValue ? entries : [{ value: '', position: 0 }] };
	// A question that failed left nothing unwritten.
	if (perValue) return { entries, failure };
	return { entries: [], failure: { ...failure, unwritten: { missing, uncertain } } };
}

/**
 * Sends the values of all orders together, as many in a request as it takes, each value once. A
 * value that Spotify refuses costs the others nothing but some requests.
 */
export const inBatches =
	(request: SpotifyRequest, batch: Batch): Job =>
	async (orders, { send }) => {
		const values = [...new Set(orders.flatMap(({ uris }) => uris))];
		const said: Said = new Map();
		for (const chunk of chunksOf(values, batch.most)) {
			await askFor(send, request, batch, chunk, said);
		}
		return orders.map((order) => listingOf(order, batch, said));
	};
