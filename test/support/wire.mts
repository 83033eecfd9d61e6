import nock from 'nock';
import { track } from './spotifyObjects.mts';

// Node's http is shared by the test files of a worker, and each file has a nock of its own.
afterAll(() => nock.restore());
afterEach(() => nock.cleanAll());

/** What went over the wire, in order. */
export interface Wire {
	/** `GET /v1/tracks/…?market=DE`, one a request; requests for a token as `token`. */
	requests: string[];
	/** The access token of each API request, in order. */
	tokens: string[];
	tokenRequests(): number;
}

export interface Reply {
	status?: number;
	body?: unknown;
	headers?: Record<string, string>;
	/** Drops the connection with this code instead. */
	lost?: string;
}

/** What Spotify does: `api` by path and query; a number is a status without a body. */
export interface WireOptions {
	api(request: { path: string; query: URLSearchParams; token: string; count: number }): Reply;
	/** The n-th answer of the accounts service, from 0; a token `token-n` by default. */
	token?(count: number): Reply;
}

type Callback = (error: NodeJS.ErrnoException | null, result: nock.ReplyFnResult) => void;

const issue = (count: number): Reply => ({
	body: { access_token: `token-${count}`, token_type: 'Bearer', expires_in: 3600 },
});

/** Answers for Spotify's hosts at the wire; nothing else may be reached. */
export function spotifyWire({ api, token = issue }: WireOptions): Wire {
	nock.disableNetConnect();
	const wire: Wire = {
		requests: [],
		tokens: [],
		tokenRequests: () => wire.requests.filter((request) => request === 'token').length,
	};
	const answer = ({ status = 200, body = {}, headers = {} }: Reply): nock.ReplyFnResult => [
		status,
		body as nock.Body,
		typeof body === 'string' ? headers : { 'content-type': 'application/json', ...headers },
	];
	let apiCount = 0;
	const reply = (decided: Reply, callback: Callback): void => {
		if (decided.lost === undefined) callback(null, answer(decided));
		else callback(Object.assign(new Error(`read ${decided.lost}`), { code: decided.lost }), [0]);
	};
	nock('https://accounts.spotify.com')
		.persist()
		.post('/api/token')
		.reply((_uri, _body, callback) => {
			const count = wire.tokenRequests();
			wire.requests.push('token');
			reply(token(count), callback);
		});
	nock('https://api.spotify.com')
		.persist()
		.get(/.*/)
		.reply(function (uri, _body, callback) {
			const url = new URL(uri, 'https://api.spotify.com');
			const bearer = String(this.req.headers['authorization'] ?? '').replace('Bearer ', '');
			wire.requests.push(`GET ${decodeURIComponent(uri)}`);
			wire.tokens.push(bearer);
			const path = url.pathname.replace('/v1', '');
			const count = apiCount++;
			reply(api({ path, query: url.searchParams, token: bearer, count }), callback);
		});
	return wire;
}

/**
 * Spotify's tracks, alone and several at once. `mode: 'older'` stands for an app that still has the
 * endpoint for several, `newer` for one that is refused there.
 */
export const tracksFor =
	(mode: 'older' | 'newer', unknown: readonly string[] = []): WireOptions['api'] =>
	({ path, query }) => {
		const error = (status: number, message: string): Reply => ({
			status,
			body: { error: { status, message } },
		});
		const found = (id: string) => (unknown.includes(id) ? null : track(id));
		if (path === '/tracks') {
			const ids = query.get('ids')?.split(',') ?? [];
			if (mode === 'newer') return error(403, 'Forbidden');
			return ids.length > 50
				? error(400, 'Too many ids requested')
				: { body: { tracks: ids.map(found) } };
		}
		const one = found(path.replace('/tracks/', ''));
		return one ? { body: one } : error(404, 'Resource not found');
	};
