import type { SpotifyFailure } from '../failures/types';
import { failed, succeeded, type Outcome } from '../failures/outcome';
import type { SpotifyRequest } from '../request/types';
import { at, isObject, textAt } from '../values/json';

const nothingWithId = (id: string): SpotifyFailure => ({
	kind: 'notFound',
	message: `Spotify found nothing with the ID ${id}`,
	hint: "The ID may be mistyped, of another kind, deleted, or not available in the chosen market. To leave such items out, switch on the option 'Skip Not Found'.",
});

const notTheObject = (id: string | undefined, request: SpotifyRequest): SpotifyFailure => ({
	kind: 'unexpectedResponse',
	status: 200,
	message: `The answer to ${request.method} ${request.path}${id === undefined ? '' : ` for the ID ${id}`} is not the requested object`,
	hint: `It has neither an ID nor a URI. ${request.idempotent ? 'Try again, and report' : 'Report'} it if it happens again.`,
});

/**
 * Reads an answer that is to be one object with an ID or a URI of its own, which would else become
 * an item of nulls.
 * @param id what was asked for, where it has an ID
 * @returns `notFound` for null and for an object of nulls, which is what Spotify gives for what is
 * gone; `unexpectedResponse` for anything else that names neither ID nor URI
 */
export function objectIn(
	value: unknown,
	request: SpotifyRequest,
	id: string | undefined,
): Outcome<unknown> {
	const isNamed = [textAt(value, 'id'), textAt(value, 'uri')].some((name) => name);
	if (isNamed && isObject(value)) return succeeded(value);
	const isGone = value === null || at(value, 'id') === null;
	return failed(isGone && id !== undefined ? nothingWithId(id) : notTheObject(id, request));
}
