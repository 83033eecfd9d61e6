import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';
import { cancelled, type NoAnswer } from '../../../spotify/failures';
import type { HttpRequest, HttpResponse, HttpSend } from '../../../spotify/http';
import { at, isObject, textAt } from '../../../spotify/json';
import { failed, succeeded, type Outcome } from '../../../spotify/outcome';
import type { NodeContext } from './nodeContext';

/** One of n8n's HTTP helpers, bound to its context. */
export type HttpHelper = (options: IHttpRequestOptions) => Promise<unknown>;

const toOptions = ({
	method,
	url,
	headers,
	body,
	timeoutMs,
	signal,
}: HttpRequest): IHttpRequestOptions => ({
	method,
	url,
	headers: headers ?? {},
	...(body !== undefined && { body: body as NonNullable<IHttpRequestOptions['body']> }),
	...(timeoutMs !== undefined && { timeout: timeoutMs }),
	...(signal && { abortSignal: signal }),
	json: true,
	returnFullResponse: true,
	ignoreHttpStatusErrors: true,
	// Spotify does not redirect, and a token must not follow where something else leads.
	disableFollowRedirect: true,
});

function toResponse(answer: unknown): HttpResponse {
	const headers = at(answer, 'headers');
	return {
		status: Number(at(answer, 'statusCode')),
		headers: Object.fromEntries(
			Object.entries(isObject(headers) ? headers : {}).map(([name, value]) => [
				name.toLowerCase(),
				String(value),
			]),
		),
		body: at(answer, 'body'),
	};
}

const TIMEOUT_CODES = ['ECONNABORTED', 'ETIMEDOUT'];

/** What Node says without naming its code. */
const UNNAMED: Record<string, string> = {
	'socket hang up': 'ECONNRESET',
	'timeout of': 'ECONNABORTED',
};

/** The code of a lost connection. n8n 1.x keeps nothing of it but the words, among its `messages`. */
function codeOf(error: unknown): string | undefined {
	const code = textAt(error, 'code') ?? textAt(error, 'cause.code');
	if (code !== undefined) return code;
	const messages = at(error, 'messages');
	const words = [textAt(error, 'message'), ...(Array.isArray(messages) ? messages : [])].join(' ');
	const unnamed = Object.keys(UNNAMED).find((phrase) => words.includes(phrase));
	return /\bE[A-Z_]{4,}\b/.exec(words)?.[0] ?? (unnamed && UNNAMED[unnamed]);
}

function noAnswer(error: unknown, { method, url }: HttpRequest): NoAnswer {
	const { host, pathname } = new URL(url);
	const code = codeOf(error);
	return {
		kind: 'network',
		...(code !== undefined && { code }),
		message: TIMEOUT_CODES.includes(code ?? '')
			? `${host} did not answer in time`
			: `No answer came from ${host}${code === undefined ? '' : ` (${code})`}`,
		hint: `${method} ${pathname} was tried as often as it may be. Check that the n8n server reaches ${host}: its network, DNS, proxy and firewall settings.`,
	};
}

/** The only caller of n8n's HTTP helpers: sends once, and gives whatever came back. */
export function n8nSend(helper: HttpHelper): HttpSend {
	return async (request): Promise<Outcome<HttpResponse>> => {
		try {
			return succeeded(toResponse(await helper(toOptions(request))));
		} catch (error) {
			return failed(request.signal?.aborted ? cancelled() : noAnswer(error, request));
		}
	};
}

/**
 * Sends with a credential's own authentication, over data that was read before: n8n would read and
 * decrypt it from its database for every request.
 */
export const sendWithCredential = (
	context: NodeContext,
	type: string,
	data: ICredentialDataDecryptedObject,
): HttpSend =>
	n8nSend(
		async (options) =>
			await context.helpers.httpRequestWithAuthentication.call(context, type, options, {
				credentialsDecrypted: { id: '', name: '', type, data },
			}),
	);

/** Fetches what no token is needed for; the body of its answers is a `Buffer`. */
export const n8nDownload = (context: NodeContext): HttpSend =>
	n8nSend(
		async (options) =>
			await context.helpers.httpRequest({ ...options, json: false, encoding: 'arraybuffer' }),
	);
