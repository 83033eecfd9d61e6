import nock from 'nock';
// For its clean-up after each test too.
import './wire.mts';
import type { Reply } from './wire.mts';

/** What went over the wire, in order. */
export interface UserWire {
	/** `GET /v1/me with user-token-0`, or `refresh with refresh-token-0`. */
	requests: string[];
	refreshes(): number;
}

export interface UserWireOptions {
	/** The access token that the API takes at first; any other one is answered with a 401. */
	accepts?: string;
	/** The n-th answer to a refresh, from 0, instead of a token `user-token-(n + 1)`. */
	refresh?(count: number, refreshToken: string): Reply | undefined;
	/** An answer of the API, whatever the token. */
	api?(method: string, count: number): Reply | undefined;
}

type Callback = (error: NodeJS.ErrnoException | null, result: nock.ReplyFnResult) => void;

const BASIC = `Basic ${Buffer.from('the-client-id:the-client-secret').toString('base64')}`;

const unauthorized: Reply = {
	status: 401,
	body: { error: { status: 401, message: 'The access token expired' } },
};

function give({ status = 200, body = {}, headers = {}, lost }: Reply, callback: Callback): void {
	const type = { 'content-type': typeof body === 'string' ? 'text/html' : 'application/json' };
	if (lost === undefined) callback(null, [status, body as nock.Body, { ...type, ...headers }]);
	else callback(Object.assign(new Error(`read ${lost}`), { code: lost }), [0]);
}

/**
 * Spotify for a connected account: a refresh makes its new token the only one that the API takes
 * (https://developer.spotify.com/documentation/web-api/tutorials/refreshing-tokens). Spotify leaves
 * out `refresh_token` where the old one goes on; a test's `refresh` may give another.
 */
export function userWire(options: UserWireOptions = {}): UserWire {
	nock.disableNetConnect();
	const { refresh = () => undefined, api = () => undefined } = options;
	let accepted = options.accepts ?? 'user-token-0';
	let apiCount = 0;
	const wire: UserWire = {
		requests: [],
		refreshes: () => wire.requests.filter((request) => request.startsWith('refresh')).length,
	};

	nock('https://accounts.spotify.com')
		.persist()
		.post('/api/token', { grant_type: 'refresh_token', refresh_token: /.+/ })
		.matchHeader('authorization', BASIC)
		.reply((_uri, body, callback) => {
			const count = wire.refreshes();
			const refreshToken = new URLSearchParams(String(body)).get('refresh_token');
			wire.requests.push(`refresh with ${refreshToken}`);
			const access = `user-token-${count + 1}`;
			const reply = refresh(count, String(refreshToken)) ?? {
				body: {
					access_token: access,
					token_type: 'Bearer',
					expires_in: 3600,
					scope: 'user-read-email',
				},
			};
			if ((reply.status ?? 200) === 200 && reply.lost === undefined) accepted = access;
			give(reply, callback);
		});

	const scope = nock('https://api.spotify.com').persist();
	for (const method of ['get', 'post', 'put', 'delete'] as const) {
		scope[method](/.*/).reply(function (uri, _body, callback) {
			const token = String(this.req.headers['authorization'] ?? '').replace('Bearer ', '');
			wire.requests.push(`${method.toUpperCase()} ${uri} with ${token}`);
			const told = api(method.toUpperCase(), apiCount++);
			give(told ?? (token === accepted ? { body: { id: 'user' } } : unauthorized), callback);
		});
	}
	return wire;
}
