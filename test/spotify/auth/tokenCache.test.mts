import { createMemoryTokenCache } from '../../../spotify/auth/tokenCache';
import { createFakeClock } from '../../support/fakeClock.mts';

const setUp = (maxEntries?: number) => {
	const clock = createFakeClock();
	const cache = createMemoryTokenCache({ clock, ...(maxEntries !== undefined && { maxEntries }) });
	const entry = (accessToken: string, lifeMs = 3_600_000) => ({
		accessToken,
		expiresAtMs: clock.nowMs() + lifeMs,
	});
	return { clock, cache, entry };
};

it('row 19: gives back an entry whole, fields of other flows included', () => {
	const { cache, entry } = setUp();
	const stored = { ...entry('token'), refreshToken: 'refresh', scope: 'user-read-email' };
	cache.set('key', stored);
	expect(cache.get('key')).toEqual(stored);
	expect(cache.get('other key')).toBeUndefined();
});

it('forgets an entry that is deleted', () => {
	const { cache, entry } = setUp();
	cache.set('key', entry('token'));
	cache.delete('key');
	expect(cache.get('key')).toBeUndefined();
});

it('drops an entry at the moment it expires', async () => {
	const { clock, cache, entry } = setUp();
	cache.set('key', entry('token', 1_000));
	await clock.advance(999);
	expect(cache.get('key')?.accessToken).toBe('token');
	await clock.advance(1);
	expect(cache.get('key')).toBeUndefined();
});

it('row 40: holds no more than its bound; the least recently used goes first', () => {
	const { cache, entry } = setUp(2);
	cache.set('first', entry('1'));
	cache.set('second', entry('2'));
	cache.get('first');
	cache.set('third', entry('3'));
	expect(cache.get('second')).toBeUndefined();
	expect([cache.get('first'), cache.get('third')]).toMatchObject([
		{ accessToken: '1' },
		{ accessToken: '3' },
	]);
});

it('row 40: is bounded by default', () => {
	const { cache, entry } = setUp();
	for (let app = 0; app < 2_000; app++) cache.set(`app ${app}`, entry('token'));
	const kept = Array.from({ length: 2_000 }, (_, app) => cache.get(`app ${app}`)).filter(Boolean);
	expect(kept).toHaveLength(1_000);
});

it('lets expired entries go before good ones', async () => {
	const { clock, cache, entry } = setUp(2);
	cache.set('good', entry('good'));
	cache.set('short', entry('short', 1_000));
	await clock.advance(1_000);
	cache.set('new', entry('new'));
	expect(cache.get('good')?.accessToken).toBe('good');
});
