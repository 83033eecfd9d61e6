import type { NoAnswer, NotSent, SpotifyFailure } from '../../../spotify/failures/types';
import { NEVER_SENT } from '../../../spotify/http/isRetryable';
import type { HttpRequest } from '../../../spotify/http/types';
import { at, isObject, textAt } from '../../../spotify/values/json';
import { quotable } from '../../../spotify/values/quotable';
import { sentences } from '../../../spotify/values/sentences';

/** What is said of a connection that fails without a code, by Node and by axios; and what it means. */
const UNNAMED: ReadonlyArray<readonly [words: RegExp, code: string]> = [
	[/socket hang up/i, 'ECONNRESET'],
	[/timeout of \d+ ?ms exceeded/i, 'ECONNABORTED'],
	[/network error/i, 'ERR_NETWORK'],
	[/socket disconnected before secure TLS connection was established/i, 'ECONNRESET'],
];

/**
 * Codes of a connection in words: n8n 1.x keeps nothing else of them. Any word in capitals would be
 * too much: n8n's own texts have such.
 */
const CODE =
	/\b(E(?:CONN[A-Z]+|TIMEDOUT|HOST[A-Z]+|NET[A-Z]+|NOTFOUND|AI_[A-Z]+|PIPE|PROTO|ADDR[A-Z]+|ACCES|MFILE|NFILE|NOBUFS|SOCKETTIMEDOUT)|ERR_(?:BAD_RESPONSE|NETWORK|STREAM_[A-Z_]+|TLS_[A-Z_]+|SSL_[A-Z_]+|HTTP2?_[A-Z_]+|SOCKET_[A-Z_]+)|HPE_[A-Z_]+|(?:CERT|DEPTH|SELF|UNABLE)_[A-Z_]+)\b/;

/** Codes by which Node refuses what it is asked to send, before it connects. */
const REFUSED_CODE =
	/^(EAUTH$|ERR_(INVALID_|UNESCAPED_|BAD_REQUEST|BAD_OPTION|FR_TOO_MANY_REDIRECTS))/;

/** The begun answer of which the rest never came: axios says so by a code in 2.x, in words only in 1.x. */
const BROKE_OFF =
	/\baborted\b|premature close|unexpected end of (file|json)|incorrect header check|invalid chunk|maxContentLength/i;
const BROKE_OFF_CODE = /^(ERR_BAD_RESPONSE|ERR_STREAM_PREMATURE_CLOSE|Z_\w+|HPE_\w+)$/;

const TIMEOUT_CODES = ['ECONNABORTED', 'ETIMEDOUT', 'ESOCKETTIMEDOUT'];

/** Errors may wrap others; no deeper than n8n ever does. */
const MAX_CAUSES = 5;

/** Lists an error and what it wraps, the outermost first. */
export function layersOf(error: unknown): unknown[] {
	const layers: unknown[] = [];
	for (
		let layer = error;
		isObject(layer) && layers.length < MAX_CAUSES;
		layer = at(layer, 'cause')
	) {
		layers.push(layer);
	}
	return layers;
}

/** Returns all words of an error: n8n 1.x keeps those of what it wraps among its `messages`. */
export function wordsIn(error: unknown): string {
	const words = layersOf(error).flatMap((layer) => {
		const messages = at(layer, 'messages');
		return [textAt(layer, 'message'), ...(Array.isArray(messages) ? messages.map(String) : [])];
	});
	return words.filter(Boolean).join(' ');
}

/** Tells whether a text is the code of an error, which an HTTP status is not. */
const isCode = (code: string | undefined): code is string => /^[A-Z][A-Z0-9_]+$/.test(code ?? '');

/** Returns the code of a lost connection, wherever it is; undefined if nothing was lost. */
function codeOf(error: unknown, words: string): string | undefined {
	const codes = layersOf(error)
		// n8n's errors have that of what they wrap among their HTTP statuses.
		.flatMap((layer) => [textAt(layer, 'code'), textAt(layer, 'httpCode')])
		.filter(isCode);
	if (codes.some((code) => REFUSED_CODE.test(code))) return undefined;
	const [code] = codes;
	if (code !== undefined) return code;
	return CODE.exec(words)?.[0] ?? UNNAMED.find(([phrase]) => phrase.test(words))?.[1];
}

const hostOf = ({ url }: HttpRequest): string => (URL.canParse(url) ? new URL(url).host : url);
const describeRequest = ({ method, url }: HttpRequest): string =>
	`${method} ${URL.canParse(url) ? new URL(url).pathname : url}`;

const checkNetwork = (request: HttpRequest): string =>
	`Check that the n8n server can reach ${hostOf(request)} (network, DNS, proxy, firewall).`;

/** Makes the failure of an answer that had begun, and did not come to its end. */
const brokeOff = (request: HttpRequest, code: string | undefined): NoAnswer => ({
	kind: 'network',
	...(code !== undefined && { code }),
	message: `The answer from ${hostOf(request)} broke off${code === undefined ? '' : ` (${code})`}`,
	hint: `Only a part of the answer to ${describeRequest(request)} arrived. If this happens often, check the proxy and firewall of the n8n server.`,
});

function noAnswerTo(request: HttpRequest, code: string): NoAnswer {
	const host = hostOf(request);
	const message = TIMEOUT_CODES.includes(code)
		? `${host} did not answer in time`
		: `No answer came from ${host} (${code})`;
	return { kind: 'network', code, message, hint: checkNetwork(request) };
}

/**
 * Makes the failure of an answer that is not there by the deadline: nothing of it came, or it came
 * too slowly.
 */
export const tooSlow = (request: HttpRequest, hasBegun: boolean): NoAnswer => ({
	kind: 'network',
	code: 'ETIMEDOUT',
	message: hasBegun
		? `The answer from ${hostOf(request)} broke off because it came too slowly`
		: `${hostOf(request)} did not answer in time`,
	hint: `The answer was not complete after ${Math.round((request.deadlineMs ?? 0) / 1000)} s. ${checkNetwork(request)}`,
});

/** Takes out a proxy's name and password, which may stand in what n8n says of it. */
const withoutLogin = (words: string): string => words.replace(/\/\/[^\s/@]+@/g, '//***@');

/** What a proxy says that wants a login, in the words of those who ask it to connect. */
const PROXY_REFUSES = /proxy.*\b407\b|\b407\b.*proxy/i;

/**
 * Makes the failure of a request that a proxy refused. Only a proxy answers so, never Spotify, and
 * the request got no further.
 */
export const proxyRefuses = ({ url }: HttpRequest): NotSent => ({
	kind: 'notSent',
	unsent: true,
	message: 'The proxy of this n8n refused the request because it needs a login (HTTP 407)',
	hint: `Nothing was sent to Spotify. Correct the user name and password in the proxy settings of the n8n server (such as HTTPS_PROXY), or let the proxy allow ${new URL(url).host}.`,
});

/**
 * Makes the failure of a request that n8n refuses to send, such as to an address that its SSRF
 * protection blocks, in n8n's words.
 */
function notSent(error: unknown): NotSent {
	const layers = layersOf(error);
	const textOf = (name: string): string =>
		layers.map((layer) => textAt(layer, name) ?? '').find((text) => text !== '') ?? '';
	const words = quotable(withoutLogin(textOf('message') || String(error)));
	const description = quotable(withoutLogin(textOf('description')));
	return {
		kind: 'notSent',
		unsent: true,
		message: `n8n did not send the request: ${words}`,
		hint: sentences(
			description === words ? '' : description,
			'Nothing was sent to Spotify. The reason comes from n8n itself: check its settings, or ask whoever runs it.',
		),
	};
}

/**
 * Explains why n8n's helper threw.
 * @param hasBegun whether the head of the answer had come
 */
export function sendFailure(
	error: unknown,
	request: HttpRequest,
	hasBegun: boolean,
): SpotifyFailure {
	const words = wordsIn(error);
	if (PROXY_REFUSES.test(words)) return proxyRefuses(request);
	const code = codeOf(error, words);
	const isBroken = BROKE_OFF_CODE.test(code ?? '') || BROKE_OFF.test(words);
	if (hasBegun || (isBroken && !NEVER_SENT.includes(code ?? ''))) return brokeOff(request, code);
	return code === undefined ? notSent(error) : noAnswerTo(request, code);
}
