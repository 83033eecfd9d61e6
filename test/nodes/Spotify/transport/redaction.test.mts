import { fc, runs } from '../../../support/fc.mts';
import { resetProcessState } from '../../../../spotify/processState';
import { resetAutoClock } from '../../../support/autoClock.mts';
import { clientCredentials, pastedToken, runSpotify } from '../../../support/engine.mts';
import { idOf } from '../../../support/spotifyObjects.mts';
import { spotifyWire, type Reply } from '../../../support/wire.mts';

jest.mock('../../../../nodes/Spotify/transport/n8nClock', () => ({
	n8nClock: jest.requireActual('../../../support/autoClock.mts').autoClock,
}));

function forget(): void {
	resetProcessState();
	resetAutoClock();
}
afterEach(forget);

const getTrack = { parameters: { resource: 'track', operation: 'get', trackId: idOf(1) } };
/** Not as Spotify's look: no pattern knows it. */
const token = fc.stringMatching(/^[A-Za-z0-9_.~-]{20,60}$/);
const base64 = (text: string): string => Buffer.from(text).toString('base64');

/** Everything that n8n keeps of a run: the error with its cause, context and messages, and hints. */
const keptOf = async (run: Parameters<typeof runSpotify>[0]): Promise<string> => {
	const { run: kept, error, hints, logs } = await runSpotify(run);
	const parts = error && {
		...error,
		message: error.message,
		cause: error.cause,
		stack: error.stack,
	};
	return JSON.stringify([kept, parts, hints, logs]);
};

/** Where Spotify, or something on the way, may echo what it was sent. */
const ECHOES: Record<string, (secret: string, long: string) => Reply> = {
	'in a refusal': (secret) => ({ status: 400, body: { error: { message: `no: ${secret}` } } }),
	'behind a long text': (secret, long) => ({
		status: 403,
		body: { error: { message: `${long.slice(0, 290)}${secret}` } },
	}),
	'in a text': (secret) => ({ status: 404, body: `nothing for ${secret}` }),
	'in base64': (secret) => ({
		status: 500,
		body: { error: { message: base64(`Bearer ${secret}`) } },
	}),
	'in an error of OAuth': (secret) => ({
		status: 401,
		body: { error: 'invalid_token', error_description: `"${secret}"` },
	}),
	'in a good answer that is none': (secret) => ({ status: 200, body: secret }),
};

it.each(Object.entries(ECHOES))(
	'no token that is echoed %s is in anything that n8n keeps',
	async (_, echo) => {
		const property = fc.asyncProperty(token, async (accessToken) => {
			forget();
			spotifyWire({ api: ({ token: sent }) => echo(sent, 'x'.repeat(400)) });
			const kept = await keptOf({ ...getTrack, credentials: pastedToken(accessToken) });
			for (const form of [accessToken, base64(accessToken).slice(0, -4)]) {
				expect(kept).not.toContain(form);
			}
		});
		await fc.assert(property, { numRuns: runs(8) });
	},
);

it('nor one that was typed into a field, or into the path of a request', async () => {
	const accessToken = 'not-a-token-by-its-looks-0123456789';
	spotifyWire({ api: () => ({ status: 404, body: { error: { message: 'no' } } }) });
	const credentials = pastedToken(accessToken);
	const settings = { onError: 'continueRegularOutput' as const };
	const typed = [
		{ resource: 'track', operation: 'get', trackId: accessToken },
		{ resource: 'api', operation: 'request', method: 'GET', path: `/me/${accessToken}` },
	];
	for (const parameters of typed) {
		const inputs = [{}, {}];
		const { errorItems, items, hints } = await runSpotify({
			parameters,
			credentials,
			settings,
			inputs,
		});
		expect([...errorItems, ...items].length).toBe(2);
		expect(JSON.stringify([errorItems, items, hints])).not.toContain(accessToken);
	}
});

it('nor a secret, an earlier token, or the header made of the secret', async () => {
	const secret = 'the+secret/of=this';
	const basic = base64(`the-client-id:${secret}`);
	let earlier = '';
	spotifyWire({
		api: ({ token: sent, count }) => {
			const words = `${earlier} ${sent} ${secret} ${encodeURIComponent(basic)}`;
			earlier = sent;
			return { status: count === 0 ? 401 : 400, body: { error: { message: words } } };
		},
	});
	const kept = await keptOf({
		...getTrack,
		credentials: clientCredentials({ clientSecret: secret }),
	});
	for (const one of ['token-0', 'token-1', secret, basic, encodeURIComponent(basic)]) {
		expect(kept).not.toContain(one);
	}
	expect(kept).toContain('*** *** *** ***');
});
