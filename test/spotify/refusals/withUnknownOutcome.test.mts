import type { SpotifyFailure } from '../../../spotify/failures/types';
import { mayHaveActed, withUnknownOutcome } from '../../../spotify/refusals/withUnknownOutcome';
import { addItems, getTrack } from '../../fixtures/webApi.mts';

const texts = { message: 'What happened', hint: 'What to do.' };

const open: SpotifyFailure[] = [
	{ kind: 'network', code: 'ECONNRESET', ...texts },
	{ kind: 'network', code: 'ECONNABORTED', ...texts },
	{ kind: 'network', ...texts },
	{ kind: 'server', status: 500, ...texts },
	{ kind: 'server', status: 503, retryAfterSeconds: 9, ...texts },
	{ kind: 'unexpectedResponse', status: 201, ...texts },
	{ kind: 'unexpectedResponse', status: 302, ...texts },
	{ kind: 'cancelled', ...texts },
];

const certain: SpotifyFailure[] = [
	{ kind: 'network', code: 'ECONNREFUSED', ...texts },
	{ kind: 'network', code: 'ENOTFOUND', ...texts },
	{ kind: 'network', code: 'EAI_AGAIN', ...texts },
	{ kind: 'unexpectedResponse', status: 407, ...texts },
	{ kind: 'invalidInput', field: 'Name', ...texts },
	{ kind: 'credential', ...texts },
	{ kind: 'unauthorized', status: 401, ...texts },
	{ kind: 'server', status: 401, turnedAway: true, ...texts },
	{ kind: 'forbidden', status: 403, ...texts },
	{ kind: 'notFound', status: 404, ...texts },
	{ kind: 'badRequest', status: 400, ...texts },
	{ kind: 'rateLimited', status: 429, scope: 'quota', retryAtMs: 0, ...texts },
	{ kind: 'cancelled', unsent: true, ...texts },
];

describe.each(open)('after %j', (failure) => {
	it('Spotify may have done it', () => {
		expect(mayHaveActed(failure)).toBe(true);
	});

	it('what does more a second time says that its outcome is open, before what else there is to say', () => {
		const said = withUnknownOutcome(failure, addItems);
		expect(said.hint).toMatch(
			/^It is not known whether Spotify did it\. .*check before you run it again\. What to do\.$/,
		);
		expect({ ...said, hint: '' }).toEqual({ ...failure, hint: '' });
	});

	it('what does no harm a second time says nothing of it', () => {
		expect(withUnknownOutcome(failure, getTrack)).toBe(failure);
	});
});

it.each(certain)('after %j it is certain that Spotify has not done it', (failure) => {
	expect(mayHaveActed(failure)).toBe(false);
	expect(withUnknownOutcome(failure, addItems)).toBe(failure);
});
