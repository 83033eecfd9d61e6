import type { Clock, Random } from '../concurrency/clock';
import type { HttpSend } from '../http/types';
import { retry } from '../concurrency/retry';
import { failed, succeeded, type Outcome } from '../failures/outcome';
import { isRetryable } from '../http/isRetryable';
import { isPictureAddress } from './pictureAddress';

/** A picture, as it came. */
export interface Picture {
	data: Uint8Array;
	mimeType: string;
}

/** Fetches a picture by the address that Spotify gave; never rejects. */
export type Download = (url: string) => Promise<Outcome<Picture>>;

/** So long nothing may come; a picture that comes drop by drop is given up after the other. */
const TIMEOUT_MS = 30_000;
const DEADLINE_MS = 60_000;

/** Spotify's largest have 640 pixels each way, and some 100 KB. */
const MAX_BYTES = 20_000_000;

/** Quoted so far: an address may be anything. */
const LONGEST_ADDRESS = 200;

const notFetched = (url: string): Outcome<never> =>
	failed({
		kind: 'unexpectedResponse',
		status: 200,
		message: 'The address of the picture is not one of Spotify',
		hint: `Spotify gave '${url.slice(0, LONGEST_ADDRESS)}', which is not a public https address. Nothing was downloaded. Please report it.`,
	});

/**
 * Tells the type of a picture by its first bytes: Spotify names no type for some of its pictures,
 * or one that says nothing.
 */
function typeOf(data: Uint8Array, contentType: string | undefined): string {
	if (data[0] === 0xff && data[1] === 0xd8) return 'image/jpeg';
	if (data[0] === 0x89 && data[1] === 0x50) return 'image/png';
	return contentType?.split(';')[0]?.trim().toLowerCase() || 'application/octet-stream';
}

/**
 * Creates a function that fetches pictures, which lie on hosts of their own that know no token and
 * no limit of Spotify's API.
 * @param http sends without a token; the body of its answers is a `Uint8Array`
 * @param longestWaitMs returns how long the run may wait before it tries again
 */
export function createDownload(
	http: HttpSend,
	clock: Clock,
	random: Random,
	signal?: AbortSignal,
	longestWaitMs?: () => number,
): Download {
	const fetchOnce: Download = async (url) => {
		const outcome = await http({
			method: 'GET',
			url,
			timeoutMs: TIMEOUT_MS,
			deadlineMs: DEADLINE_MS,
			maxBytes: MAX_BYTES,
			signal,
		});
		if (!outcome.ok) return outcome;
		const { status, headers, body } = outcome.value;
		if (status === 200 && body instanceof Uint8Array) {
			return succeeded({ data: body, mimeType: typeOf(body, headers['content-type']) });
		}
		const message = `The picture could not be downloaded (HTTP ${status})`;
		const hint = `Spotify gave ${url} as its address. Try again later.`;
		return failed({ kind: status >= 500 ? 'server' : 'unexpectedResponse', status, message, hint });
	};
	return async (url) => {
		if (!isPictureAddress(url)) return notFetched(url);
		return await retry(
			async () => await fetchOnce(url),
			(failure) => isRetryable(failure, true),
			{ clock, random, signal, longestWaitMs },
		);
	};
}
