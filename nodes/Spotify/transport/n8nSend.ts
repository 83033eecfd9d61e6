import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';
import {
	cancelled,
	cancelledUnsent,
	type UnexpectedResponse,
} from '../../../spotify/failures/types';
import type { HttpRequest, HttpResponse, HttpSend } from '../../../spotify/http/types';
import { at, isObject } from '../../../spotify/values/json';
import { failed, succeeded, type Outcome } from '../../../spotify/failures/outcome';
import { raceAbort } from '../../../spotify/concurrency/raceAbort';
import { n8nClock } from './n8nClock';
import type { NodeContext } from './nodeContext';
import { parseBody, readBody } from './readBody';
import { proxyRefuses, sendFailure, tooSlow } from './sendFailure';

/** One of n8n's HTTP helpers, bound to its context. */
export type HttpHelper = (options: IHttpRequestOptions) => Promise<unknown>;

const toOptions = (
	{ method, url, headers, body, timeoutMs }: HttpRequest,
	signal: AbortSignal,
): IHttpRequestOptions => ({
	method,
	url,
	headers: headers ?? {},
	...(body !== undefined && { body: body as NonNullable<IHttpRequestOptions['body']> }),
	...(timeoutMs !== undefined && { timeout: timeoutMs }),
	abortSignal: signal,
	json: true,
	// As a stream its size and its time can be bounded: n8n bounds neither.
	encoding: 'stream',
	returnFullResponse: true,
	ignoreHttpStatusErrors: true,
	// Spotify does not redirect, and a token must not follow where something else leads.
	disableFollowRedirect: true,
});

const headersOf = (answer: unknown): Record<string, string> => {
	const headers = at(answer, 'headers');
	return Object.fromEntries(
		Object.entries(isObject(headers) ? headers : {}).map(([name, value]) => [
			name.toLowerCase(),
			String(value),
		]),
	);
};

const tooLarge = ({ url }: HttpRequest, status: number, maxBytes: number): UnexpectedResponse => ({
	kind: 'unexpectedResponse',
	status,
	message: `The answer from ${new URL(url).host} is larger than ${Math.round(maxBytes / 1_000_000)} MB (HTTP ${status})`,
	hint: 'Spotify documents no answer this large, so the rest was not read. Something between n8n and Spotify may have answered: check the proxy and firewall of the n8n server.',
});

const PROXY_LOGIN = 407;

/**
 * Creates a signal that is aborted when the caller stops, or the time is over, and tells which it
 * was.
 */
function withDeadline({ deadlineMs, signal }: HttpRequest) {
	const ending = new AbortController();
	const stop = (): void => ending.abort();
	const deadline = deadlineMs === undefined ? undefined : n8nClock.deadline(deadlineMs);
	if (signal?.aborted) stop();
	signal?.addEventListener('abort', stop, { once: true });
	deadline?.signal.addEventListener('abort', stop, { once: true });
	return {
		signal: ending.signal,
		isLate: (): boolean => deadline?.signal.aborted === true,
		end(): void {
			deadline?.end();
			signal?.removeEventListener('abort', stop);
		},
	};
}

/**
 * Makes a function that sends a request once, and returns whatever came back. It is the only caller
 * of n8n's HTTP helpers. The whole answer has to be there by the deadline; no caller waits longer,
 * even if a helper goes on.
 * @param toValue what the bytes of a body become
 */
export function n8nSend(
	helper: HttpHelper,
	toValue: (bytes: Uint8Array) => unknown = parseBody,
): HttpSend {
	return async (request): Promise<Outcome<HttpResponse>> => {
		const { signal, isLate, end } = withDeadline(request);
		const { maxBytes = Infinity } = request;
		let hasBegun = false;
		const receive = async (): Promise<Outcome<HttpResponse>> => {
			const answer = await helper(toOptions(request, signal));
			hasBegun = true;
			const status = Number(at(answer, 'statusCode'));
			if (status === PROXY_LOGIN) return failed(proxyRefuses(request));
			const body = await readBody(at(answer, 'body'), maxBytes, signal, toValue);
			if (!body) return failed(tooLarge(request, status, maxBytes));
			return succeeded({ status, headers: headersOf(answer), body: body.value });
		};
		try {
			if (request.signal?.aborted) return failed(cancelledUnsent());
			const outcome = await raceAbort(receive(), signal);
			if (outcome) return outcome;
			return failed(isLate() ? tooSlow(request, hasBegun) : cancelled());
		} catch (error) {
			if (request.signal?.aborted) return failed(cancelled());
			return failed(isLate() ? tooSlow(request, hasBegun) : sendFailure(error, request, hasBegun));
		} finally {
			end();
		}
	};
}

/**
 * Sends with a credential of the node. n8n puts the abort signal of the context that the helper is
 * called on in place of the request's own, in both lines: so it is called on one that has this.
 * @param options of n8n, beside the request
 */
export async function requestWithCredential(
	context: NodeContext,
	type: string,
	request: IHttpRequestOptions,
	options?: Parameters<NodeContext['helpers']['httpRequestWithAuthentication']>[2],
): Promise<unknown> {
	const { abortSignal } = request;
	const caller = Object.create(context, {
		getExecutionCancelSignal: { value: () => abortSignal },
	}) as NodeContext;
	return await context.helpers.httpRequestWithAuthentication.call(caller, type, request, options);
}

/**
 * Sends with a credential's own authentication, over data that was read before: n8n would read and
 * decrypt it from its database for every request.
 */
export const requestWithData = async (
	context: NodeContext,
	type: string,
	request: IHttpRequestOptions,
	data: ICredentialDataDecryptedObject,
): Promise<unknown> =>
	await requestWithCredential(context, type, request, {
		credentialsDecrypted: { id: '', name: '', type, data },
	});

/** Fetches what no token is needed for; the body of its answers is a `Uint8Array`. */
export const n8nDownload = (context: NodeContext): HttpSend =>
	n8nSend(
		async (options) => await context.helpers.httpRequest({ ...options, json: false }),
		(bytes) => bytes,
	);
