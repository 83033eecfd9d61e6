import nock from 'nock';
import { settle } from './fakeClock.mts';
// For its clean-up after each test too.
import './wire.mts';
import type { Reply } from './wire.mts';

/** One API request, as it came over the wire. */
export interface Call {
	/** Method and path without the version, such as `PUT /me/library`. */
	route: string;
	query: URLSearchParams;
	/** Parsed where it was JSON, else the text. */
	body: unknown;
	contentType: string;
	token: string;
}

export interface CallWire {
	/** All API requests so far, in order. */
	calls: Call[];
	/** The routes of all requests, in order; those for a token as `token`, for pictures their address. */
	requests: string[];
	/** How many API requests were on their way at once, at the most. */
	mostAtOnce: number;
}

type Callback = (error: NodeJS.ErrnoException | null, result: nock.ReplyFnResult) => void;

const IMAGES = 'https://i.scdn.co';

/** Lets everything arrive that is sent at the same time. */
async function longEnough(): Promise<void> {
	for (let turn = 0; turn < 20; turn += 1) await settle();
}

function give({ status = 200, body, headers = {}, lost }: Reply, callback: Callback): void {
	const isText = typeof body === 'string' || body === undefined;
	const type = { ...(!isText && { 'content-type': 'application/json' }), ...headers };
	if (lost === undefined) callback(null, [status, (body ?? '') as nock.Body, type]);
	else callback(Object.assign(new Error(`read ${lost}`), { code: lost }), [0]);
}

/**
 * Answers for the Web API whatever the method, and for the host of pictures; nothing else may be
 * reached. A reply without a body has none.
 */
export function callWire(
	api: (call: Call, count: number) => Reply,
	image: () => nock.ReplyFnResult = () => [404, ''],
): CallWire {
	nock.disableNetConnect();
	const wire: CallWire = { calls: [], requests: [], mostAtOnce: 0 };
	let onTheirWay = 0;
	nock('https://accounts.spotify.com')
		.persist()
		.post('/api/token')
		.reply(() => {
			wire.requests.push('token');
			return [200, { access_token: 'token-0', token_type: 'Bearer', expires_in: 3600 }];
		});
	nock(IMAGES)
		.persist()
		.get(/.*/)
		.reply(function (uri) {
			expect(this.req.headers['authorization']).toBeUndefined();
			wire.requests.push(`${IMAGES}${uri}`);
			return image();
		});
	const spotify = nock('https://api.spotify.com').persist();
	for (const method of ['get', 'post', 'put', 'delete'] as const) {
		spotify[method](/.*/).reply(function (uri, body, callback) {
			const url = new URL(uri, 'https://api.spotify.com');
			const call: Call = {
				route: `${method.toUpperCase()} ${url.pathname.replace('/v1', '')}`,
				query: url.searchParams,
				body,
				contentType: String(this.req.headers['content-type'] ?? ''),
				token: String(this.req.headers['authorization'] ?? '').replace('Bearer ', ''),
			};
			wire.requests.push(call.route);
			const reply = api(call, wire.calls.push(call) - 1);
			onTheirWay += 1;
			wire.mostAtOnce = Math.max(wire.mostAtOnce, onTheirWay);
			void longEnough().then(() => {
				onTheirWay -= 1;
				give(reply, callback);
			});
		});
	}
	return wire;
}

/** Spotify's error shape. */
export const refusal = (status: number, message: string, reason?: string): Reply => ({
	status,
	body: { error: { status, message, ...(reason !== undefined && { reason }) } },
});
