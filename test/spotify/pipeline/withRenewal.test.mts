import { failed, succeeded, type Outcome } from '../../../spotify/failures/outcome';
import { withRenewal } from '../../../spotify/pipeline/withRenewal';
import type { HttpRequest } from '../../../spotify/http/types';
import { answered, lost, type Answer } from '../../support/fakeHttp.mts';

const request: HttpRequest = { method: 'GET', url: 'https://api.spotify.com/v1/me' };
const stopped = failed({ kind: 'cancelled', message: '', hint: '' });
/** As the outcome of a request that was not sent. */
const unsent = failed({ ...stopped.failure, unsent: true });

/** Tokens `first` and then `second`; the answers come in turn. */
function setUp(
	answers: Answer[],
	token: Outcome<string> = succeeded('first'),
	second: Outcome<string> = succeeded('second'),
) {
	const sent: Array<[HttpRequest, string]> = [];
	const rejected: string[] = [];
	const accepted: string[] = [];
	const send = withRenewal(
		async (given: HttpRequest, tokenFor) => {
			const accessToken = await tokenFor();
			if (!accessToken.ok) return accessToken;
			sent.push([given, accessToken.value]);
			return answers[sent.length - 1] ?? answered(200, 'beyond the script');
		},
		{
			tokens: {
				get: async () => token,
				renew: async (rejectedToken) => {
					rejected.push(rejectedToken);
					return second;
				},
				accepted: (taken) => void accepted.push(taken),
			},
		},
	);
	return { sent, rejected, accepted, result: send(request) };
}

it.each([answered(200, {}), answered(403, {}), answered(429, {}), answered(500, ''), lost()])(
	'puts a token to a request, and lets any answer but a 401 pass',
	async (answer) => {
		const { sent, rejected, result } = setUp([answer]);
		expect(await result).toEqual(answer);
		expect([sent, rejected]).toEqual([[[request, 'first']], []]);
	},
);

const unauthorized = (message: string) => answered(401, { error: { status: 401, message } });

it.each<[string, Answer[], string[]]>([
	['an answer', [answered(200, {})], ['first']],
	['a refusal of what it is for', [answered(403, {})], ['first']],
	['a 401 that asks for a user', [unauthorized('Valid user authentication required')], ['first']],
	['a 401 that asks for scopes', [unauthorized('Permissions missing')], ['first']],
	['a failing Spotify', [answered(503, '')], []],
	['a player that lost it', [unauthorized('Access token missing')], []],
	['a limit of requests', [answered(429, {})], []],
	['no answer', [lost()], []],
	['a refused token', [answered(401, {}), answered(401, {})], []],
	['an answer to the renewed one', [answered(401, {}), answered(200, {})], ['second']],
])('tells that Spotify took a token where there is %s', async (_, answers, taken) => {
	const { accepted, result } = setUp(answers);
	await result;
	expect(accepted).toEqual(taken);
});

it('renews the token that was rejected, and sends once more', async () => {
	const { sent, rejected, result } = setUp([answered(401, {}), answered(200, 'fine')]);
	expect(await result).toEqual(answered(200, 'fine'));
	expect([sent.map(([, token]) => token), rejected]).toEqual([['first', 'second'], ['first']]);
});

it.each(['Valid user authentication required', 'Permissions missing', 'Access token missing'])(
	'renews nothing where another token would not help: %s',
	async (message) => {
		const refused = answered(401, { error: { status: 401, message } });
		const { rejected, result } = setUp([refused]);
		expect(await result).toEqual(refused);
		expect(rejected).toEqual([]);
	},
);

it('gives up on the second 401', async () => {
	const { sent, rejected, result } = setUp([answered(401, {}), answered(401, 'again')]);
	expect(await result).toEqual(answered(401, 'again'));
	expect([sent.length, rejected.length]).toEqual([2, 1]);
});

it('sends nothing without a token', async () => {
	const { sent, result } = setUp([], stopped);
	expect(await result).toEqual(unsent);
	expect(sent).toHaveLength(0);
});

it('says why there is no other token', async () => {
	const { sent, result } = setUp([answered(401, {})], succeeded('first'), stopped);
	expect(await result).toEqual(unsent);
	expect(sent).toHaveLength(1);
});
