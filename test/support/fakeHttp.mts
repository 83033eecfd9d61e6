import type { HttpRequest, HttpResponse, HttpSend } from '../../spotify/http/types';
import { failed, succeeded, type Outcome } from '../../spotify/failures/outcome';

export type Answer = Outcome<HttpResponse>;

/** The answer to one request: as it is, once it comes, or made for the request. */
export type Scripted =
	Answer | Promise<Answer> | ((request: HttpRequest) => Answer | Promise<Answer>);

export interface FakeHttp {
	send: HttpSend;
	/** All requests so far, in order. */
	readonly requests: HttpRequest[];
}

/** Answers requests one after another as scripted; a request beyond the script rejects. */
export function createFakeHttp(...script: Scripted[]): FakeHttp {
	const requests: HttpRequest[] = [];
	return {
		requests,
		async send(request) {
			const scripted = script[requests.length];
			requests.push(request);
			if (scripted === undefined)
				throw new Error(`No answer is scripted for request ${requests.length}`);
			return await (typeof scripted === 'function' ? scripted(request) : scripted);
		},
	};
}

export const answered = (
	status: number,
	body: unknown,
	headers: Record<string, string> = {},
): Answer => succeeded({ status, headers, body });

export const lost = (code = 'ECONNRESET'): Answer =>
	failed({ kind: 'network', code, message: `read ${code}`, hint: 'Try again' });

/** A promise to be kept by the test. */
export function deferred<T>(): { promise: Promise<T>; resolve(value: T): void } {
	let resolve: (value: T) => void = () => {};
	const promise = new Promise<T>((keep) => (resolve = keep));
	return { promise, resolve: (value) => resolve(value) };
}
