import type { Outcome } from '../failures/outcome';

/** The method of a request. */
export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** One request, as it goes over the wire but for the access token. */
export interface HttpRequest {
	method: HttpMethod;
	url: string;
	headers?: Record<string, string>;
	body?: unknown;
	/** How long nothing may come. */
	timeoutMs?: number;
	/** How long the whole answer may take. */
	deadlineMs?: number;
	/** How large it may be. */
	maxBytes?: number;
	signal?: AbortSignal | undefined;
}

/** Any answer, whatever its status. Header names are in lower case. */
export interface HttpResponse {
	status: number;
	headers: Record<string, string>;
	/** Parsed where it was JSON, else the text; a `Uint8Array` where that was asked for. */
	body: unknown;
}

/**
 * Sends once and never rejects: every answer is a success, whatever its status; no answer is a
 * failure of kind `network` or `cancelled`.
 */
export type HttpSend = (request: HttpRequest) => Promise<Outcome<HttpResponse>>;
