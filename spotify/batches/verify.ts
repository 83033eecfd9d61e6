import type { SpotifyFailure } from '../failures/types';
import { splitRoute, type Batch } from '../operations/types';
import type { Outcome } from '../failures/outcome';
import type { Entry, Listing } from '../paging/types';
import { mayHaveActed } from '../refusals/withUnknownOutcome';
import { sendValues, type ValueOutcomes } from './sendValues';
import type { JobTools, JobInput } from '../jobs/types';

/**
 * What was written to a playlist is read back after some 0.6 s (eXPerience83/news-bulletin-playlist
 * #168), so one question is enough as a rule that is asked a second later. Nobody has measured it of
 * the library: of what is not there then is asked once more.
 */
const ASKED_AFTER_MS = [1_000, 4_000];

/** Asks whether values are there that Spotify has accepted. */
export async function whatIsThere(
	route: `GET /${string}`,
	{ wire, limit }: Batch,
	values: readonly string[],
	{ send, clock, signal }: JobTools,
): Promise<ValueOutcomes> {
	const { method, template } = splitRoute(route);
	const question = { method, path: template, template, query: {}, idempotent: true };
	const there: ValueOutcomes = new Map();
	let asked = values;
	for (const waitMs of ASKED_AFTER_MS) {
		if (asked.length === 0) break;
		await clock.sleep(waitMs, signal);
		const said = await sendValues(send, question, { wire, limit, perValue: true }, asked);
		for (const [value, outcome] of said) there.set(value, outcome);
		asked = asked.filter((value) => isAbsent(there.get(value)));
	}
	return there;
}

const isAbsent = (found: Outcome<unknown> | undefined): boolean =>
	found?.ok === true && found.value === false;

const nothingBehind = (uris: readonly string[]): SpotifyFailure => ({
	kind: 'notFound',
	message:
		uris.length === 1
			? `${uris[0]} is not in the library, although Spotify accepted it`
			: `${uris.length} items are not in the library, although Spotify accepted them`,
	hint: "Spotify accepts any ID, even if it does not exist or is not available in the account's country. Check the ID. If there are several, 'missing' in the error lists them.",
});

const notSaid = (): SpotifyFailure => ({
	kind: 'unexpectedResponse',
	status: 200,
	message: 'The answer does not say whether each item is in the library',
	hint: 'The answer does not have the documented form. Try again, and report it if it happens again.',
});

const notKnown = (failure: SpotifyFailure): SpotifyFailure => ({
	...failure,
	hint: `Spotify accepted it, but did not confirm that it is in the library. ${failure.hint}`,
});

/**
 * Tells what came of one item's values: an entry for each value that is there, and a failure that
 * names those that are not.
 */
export function verifiedListing(
	{ uris }: JobInput,
	said: ValueOutcomes,
	there: ValueOutcomes,
): Listing {
	const entries: Entry[] = [];
	const absent: string[] = [];
	const refused: string[] = [];
	const uncertain: string[] = [];
	let failure: SpotifyFailure | undefined;
	for (const uri of uris) {
		const [written, found] = [said.get(uri), there.get(uri)];
		if (written && !written.ok) {
			failure ??= written.failure;
			(mayHaveActed(written.failure) ? uncertain : refused).push(uri);
		} else if (found && !found.ok) {
			failure ??= notKnown(found.failure);
			uncertain.push(uri);
		} else if (found?.value === true) {
			const extraFields = { uri, saved: true };
			entries.push({ value: '', position: entries.length, extraFields });
		} else if (isAbsent(found)) {
			absent.push(uri);
		} else if (written) {
			failure ??= notKnown(notSaid());
			uncertain.push(uri);
		}
	}
	if (absent.length > 0) failure ??= nothingBehind(absent);
	if (!failure) return { entries };
	return {
		entries,
		failure: { ...failure, unwritten: { missing: [...refused, ...absent], uncertain } },
	};
}
