import type { SpotifyFailure } from '../failures/types';
import type { VerifySettings } from '../operations/settings/verify';
import type { Batch } from '../operations/types';
import type { Entry, Listing } from '../paging/types';
import { mayHaveActed } from '../refusals/withUnknownOutcome';
import type { SpotifyRequest } from '../request/types';
import { sendValues, type ValueOutcomes } from './sendValues';
import type { Job, JobInput } from '../jobs/types';
import { verifiedListing, whatIsThere } from './verify';

/** Tells what came of one input: an entry for each value if the answer has something for each. */
function listingOf({ uris }: JobInput, { perValue }: Batch, said: ValueOutcomes): Listing {
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
 * Sends the values of all inputs together, as many in a request as it takes, each value once. A
 * value that Spotify refuses costs the others nothing but some requests. If the inputs ask for
 * it, looks afterwards whether what was accepted is there.
 */
export const inBatches =
	(request: SpotifyRequest, batch: Batch): Job<VerifySettings> =>
	async (inputs, tools) => {
		const values = [...new Set(inputs.flatMap(({ uris }) => uris))];
		const said = await sendValues(tools.send, request, batch, values);
		if (!batch.verifiedBy || inputs[0]?.settings.verify !== true) {
			return inputs.map((input) => listingOf(input, batch, said));
		}
		const accepted = values.filter((value) => said.get(value)?.ok);
		const there = await whatIsThere(batch.verifiedBy, batch, accepted, tools);
		return inputs.map((input) => verifiedListing(input, said, there));
	};
