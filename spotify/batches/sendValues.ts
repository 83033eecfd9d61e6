import { chunksOf } from '../values/chunks';
import type { SpotifyFailure } from '../failures/types';
import { inHalves, type Handed } from '../values/inHalves';
import type { Batch } from '../operations/types';
import { failed, succeeded, type Outcome } from '../failures/outcome';
import { isItemError } from '../failures/itemErrors';
import type { Send, SpotifyRequest } from '../request/types';

/** What came of each value: whatever the answer says of it, or the failure. */
export type ValueOutcomes = Map<string, Outcome<unknown>>;

/** After so many failures of single values, and not one answer, the cause is no value. */
const MAX_BROKEN = 3;

const requestForValues = (
	request: SpotifyRequest,
	{ wire }: Batch,
	values: readonly string[],
): SpotifyRequest => ({ ...request, query: { ...request.query, [wire]: values.join(',') } });

const coversNotAll = ({ method, path }: SpotifyRequest): SpotifyFailure => ({
	kind: 'unexpectedResponse',
	status: 200,
	message: `The answer to ${method} ${path} does not cover every item`,
	hint: 'The answer does not have the documented form. Try again, and report it if it happens again.',
});

/** Reads what an answer says of each value; undefined if it does not say something of each. */
function answersIn(body: unknown, { perValue }: Batch, count: number): unknown[] | undefined {
	if (!perValue) return Array.from({ length: count });
	return Array.isArray(body) && body.length === count ? body : undefined;
}

/**
 * Tells whether one of several values may have broken the answer: asked about an audiobook that the
 * market lacks, Spotify fails with a 500.
 */
const isBroken = (failure: SpotifyFailure, { perValue }: Batch): boolean =>
	perValue === true && failure.kind === 'server' && failure.status === 500;

/** Sends; a question about several that Spotify breaks on is not sent again, but halved. */
async function sendFor(
	send: Send,
	request: SpotifyRequest,
	batch: Batch,
	values: readonly string[],
): Promise<Outcome<unknown>> {
	const asked = requestForValues(request, batch, values);
	if (!batch.perValue || values.length === 1) return await send(asked);
	const outcome = await send({ ...asked, idempotent: false });
	if (outcome.ok || isBroken(outcome.failure, batch)) return outcome;
	const isRetryable = outcome.failure.kind === 'server' || outcome.failure.kind === 'network';
	return isRetryable ? await send(asked) : outcome;
}

/**
 * Sends values, as many in a request as it takes. One that Spotify refuses, or breaks on, costs the
 * others nothing but some requests.
 * @param values each once
 */
export async function sendValues(
	send: Send,
	request: SpotifyRequest,
	batch: Batch,
	values: readonly string[],
): Promise<ValueOutcomes> {
	const said: ValueOutcomes = new Map();
	let broken = 0;
	let ending: Outcome<never> | undefined;
	const hand = async (part: readonly string[]): Promise<Handed> => {
		const outcome = await sendFor(send, request, batch, part);
		const isOfOne =
			!outcome.ok && (isItemError(outcome.failure) || isBroken(outcome.failure, batch));
		if (isOfOne && part.length > 1) return 'refused';
		const answers = outcome.ok ? answersIn(outcome.value, batch, part.length) : undefined;
		for (const [index, value] of part.entries()) {
			const answer = answers ? succeeded(answers[index]) : failed(coversNotAll(request));
			said.set(value, outcome.ok ? answer : outcome);
		}
		if (!outcome.ok && isBroken(outcome.failure, batch)) broken += 1;
		if (outcome.ok || broken < MAX_BROKEN || said.size > broken) return 'taken';
		ending = outcome;
		return 'ended';
	};
	for (const chunk of chunksOf(values, batch.limit)) {
		if (!(await inHalves(chunk, hand))) break;
	}
	if (ending) for (const value of values) if (!said.has(value)) said.set(value, ending);
	return said;
}
