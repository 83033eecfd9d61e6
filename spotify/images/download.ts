import type { Clock, Random } from '../concurrency/clock';
import type { HttpSend } from '../http/types';
import { retry } from '../concurrency/retry';
import { failed, succeeded, type Outcome } from '../failures/outcome';
import { isRetryable } from '../http/isRetryable';
import { isPictureAddress } from './pictureAddress';
import { ANSWER_DEADLINE_MS, IDLE_TIMEOUT_MS } from '../http/timeouts';

/** A picture, as it came. */
export interface Picture {
	data: Uint8Array;
	mimeType: string;
}

/** Fetches a picture by the address that Spotify gave; never rejects. */
export type Download = (url: string) => Promise<Outcome<Picture>>;

/** Spotify's largest have 640 pixels each way, and some 100 KB. */
const MAX_IMAGE_BYTES = 20_000_000;

/** Quoted so far: an address may be anything. */
const MAX_QUOTED_ADDRESS_LENGTH = 200;

const notFetched = (url: string): Outcome<never> =>
	failed({
		kind: 'unexpectedResponse',
		status: 200,
		message: 'The address of the picture is not one of Spotify',
		hint: `Spotify gave '${url.slice(0, MAX_QUOTED_ADDRESS_LENGTH)}', which is not a public https address. Nothing was downloaded. Please report it.`,
	});

/** What the first bytes of a picture are, as Latin letters. */
const FILE_SIGNATURES: ReadonlyArray<readonly [RegExp, string]> = [
	[/^\xff\xd8/, 'image/jpeg'],
	[/^\x89P/, 'image/png'],
	[/^GIF8/, 'image/gif'],
	[/^RIFF[^]{4}WEBP/, 'image/webp'],
];

/** What may be said of a picture's type: Spotify names none for some, or one that says nothing. */
const MAY_BE_PICTURE = /^(image\/|application\/octet-stream$|$)/;

/** How a page or a message begins, which something else has sent in place of the picture. */
const IS_TEXT = /^(\xef\xbb\xbf)?\s*[<{]/;

/** Tells the type of a picture by its first bytes, or else by what is said of it; undefined for none. */
function typeOf(data: Uint8Array, contentType = ''): string | undefined {
	const start = Buffer.from(data.subarray(0, 12)).toString('latin1');
	const known = FILE_SIGNATURES.find(([bytes]) => bytes.test(start));
	if (known) return known[1];
	const said = contentType.split(';')[0]?.trim().toLowerCase() ?? '';
	if (start === '' || IS_TEXT.test(start) || !MAY_BE_PICTURE.test(said)) return undefined;
	return said === '' ? 'application/octet-stream' : said;
}

const notPicture = (url: string): Outcome<never> =>
	failed({
		kind: 'unexpectedResponse',
		status: 200,
		message: 'What came in place of the picture is none (HTTP 200)',
		hint: `Spotify gave ${url} as its address. Something between n8n and Spotify may have answered: check the proxy and firewall of the n8n server.`,
	});

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
			timeoutMs: IDLE_TIMEOUT_MS,
			deadlineMs: ANSWER_DEADLINE_MS,
			maxBytes: MAX_IMAGE_BYTES,
			signal,
		});
		if (!outcome.ok) return outcome;
		const { status, headers, body } = outcome.value;
		if (status === 200 && body instanceof Uint8Array) {
			const mimeType = typeOf(body, headers['content-type']);
			return mimeType === undefined ? notPicture(url) : succeeded({ data: body, mimeType });
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
