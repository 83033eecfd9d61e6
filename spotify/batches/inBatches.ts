import type { SpotifyFailure } from '../failures/types';
import type { VerifySettings } from '../operations/settings/verify';
import type { Batch } from '../operations/types';
import type { Entry, Listing } from '../paging/types';
import { mayHaveActed } from '../refusals/withUnknownOutcome';
import type { SpotifyRequest } from '../request/types';
import { sendValues, type ValueOutcomes } from './sendValues';
import type { Job, JobInput, JobTools } from '../jobs/types';
import { verifiedListing, whatIsThere } from './verify';

/** Tells what came of one input: an entry for each value if the answer has something for each. */
function batchedListing({ uris }: JobInput, { perValue }: Batch, said: ValueOutcomes): Listing {
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
 * Makes a job of a way to send values. If the inputs ask for it, it looks afterwards whether what
 * was accepted is there.
 * @param sendAll sends the values of all inputs, each once, and tells what came of each
 */
export const verified =
	<Settings extends VerifySettings>(
		batch: Batch,
		sendAll: (inputs: ReadonlyArray<JobInput<Settings>>, tools: JobTools) => Promise<ValueOutcomes>,
	): Job<Settings> =>
	async (inputs, tools) => {
		const said = await sendAll(inputs, tools);
		if (!batch.verifiedBy || inputs[0]?.settings.verify !== true) {
			return inputs.map((input) => batchedListing(input, batch, said));
		}
		const accepted = [...said].flatMap(([value, outcome]) => (outcome.ok ? [value] : []));
		const there = await whatIsThere(batch.verifiedBy, batch, accepted, tools);
		return inputs.map((input) => verifiedListing(input, said, there));
	};

/**
 * Sends the values of all inputs together, as many in a request as it takes, each value once. A
 * value that Spotify refuses costs the others nothing but some requests.
 */
export const inBatches = (request: SpotifyRequest, batch: Batch): Job<VerifySettings> =>
	verified(batch, async (inputs, { send }) => {
		const values = [...new Set(inputs.flatMap(({ uris }) => uris))];
		return await sendValues(send, request, batch, values);
	});
