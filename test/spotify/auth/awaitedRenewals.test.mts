import { createAwaitedRenewals } from '../../../spotify/auth/awaitedRenewals';
import { failed, succeeded, type Outcome } from '../../../spotify/failures/outcome';
import { settle } from '../../support/fakeClock.mts';
import { deferred } from '../../support/fakeHttp.mts';

const refused = failed({ kind: 'unauthorized', status: 401, message: '', hint: '' });

/** Two runs of one user, and one of somebody else; the token is the second once it is renewed. */
function createRuns() {
	const renewal = deferred<Outcome<string>>();
	const tokens = {
		get: async () => succeeded('first'),
		renew: async () => {
			const outcome = await renewal.promise;
			if (outcome.ok) tokens.get = async () => outcome;
			return outcome;
		},
	};
	const renewals = createAwaitedRenewals();
	const stop = new AbortController();
	const share = (owner: string) =>
		renewals.share(
			{ get: async () => await tokens.get(), renew: tokens.renew },
			owner,
			stop.signal,
		);
	return { renewal, stop, one: share('user'), other: share('user'), stranger: share('stranger') };
}

it('a rejected token is given to nobody until it was renewed, in no run', async () => {
	const { renewal, one, other, stranger } = createRuns();
	one.rejected?.('first');
	const waiting = other.get();
	const renewed = one.renew('first');
	await settle();
	expect([other.isRejected?.('first'), stranger.isRejected?.('first')]).toEqual([true, false]);
	expect(await stranger.get()).toEqual(succeeded('first'));
	renewal.resolve(succeeded('second'));
	expect([await renewed, await waiting]).toEqual([succeeded('second'), succeeded('second')]);
	expect(other.isRejected?.('first')).toBe(false);
});

it('a renewal that fails keeps nobody waiting', async () => {
	const { renewal, one, other } = createRuns();
	one.rejected?.('first');
	const waiting = other.get();
	const renewed = one.renew('first');
	renewal.resolve(refused);
	expect([await renewed, await waiting]).toEqual([refused, succeeded('first')]);
});

it('a token that is not renewed after all is given again', async () => {
	const { one, other } = createRuns();
	one.rejected?.('first');
	const waiting = other.get();
	await settle();
	one.keep?.('first');
	expect(await waiting).toEqual(succeeded('first'));
});

it('a stop ends the wait', async () => {
	const { stop, one, other } = createRuns();
	one.rejected?.('first');
	const waiting = other.get();
	await settle();
	stop.abort();
	expect(await waiting).toMatchObject({ failure: { kind: 'cancelled' } });
});
