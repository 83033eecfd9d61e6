import { createSafeCache } from '../../../spotify/auth/safeCache';
import type { TokenCache, TokenEntry } from '../../../spotify/auth/tokenCache';
import { createFakeClock } from '../../support/fakeClock.mts';

const setUp = (broken: Partial<TokenCache> = {}) => {
	const clock = createFakeClock();
	const entries = new Map<string, TokenEntry>();
	const working: TokenCache = {
		get: async (key) => await Promise.resolve(entries.get(key)),
		set: async (key, entry) => await Promise.resolve(void entries.set(key, entry)),
		delete: async (key) => await Promise.resolve(void entries.delete(key)),
	};
	const cache = createSafeCache({ ...working, ...broken }, clock);
	const entry = { accessToken: 'token', expiresAtMs: clock.nowMs() + 3_600_000 };
	return { clock, entries, cache, entry };
};

const throwing = () => {
	throw new Error('Redis is away');
};
const rejecting = () => Promise.reject(new Error('Redis is away'));
const hanging = () => new Promise<never>(() => {});
const failures = [
	['throws', throwing],
	['rejects', rejecting],
	['hangs', hanging],
] as const;

it('row 24: passes entries through to any cache, and back', async () => {
	const { clock, cache, entries, entry } = setUp();
	await clock.until(cache.set('key', entry));
	expect(entries.get('key')).toBe(entry);
	expect(await clock.until(cache.get('key'))).toBe(entry);
	await clock.until(cache.delete('key'));
	expect(await clock.until(cache.get('key'))).toBeUndefined();
	expect(clock.asleep()).toBe(0);
});

it('takes what another process wrote or removed', async () => {
	const { clock, cache, entries, entry } = setUp();
	await clock.until(cache.set('key', entry));
	entries.set('key', { ...entry, accessToken: 'newer' });
	expect((await clock.until(cache.get('key')))?.accessToken).toBe('newer');
	entries.clear();
	expect(await clock.until(cache.get('key'))).toBeUndefined();
});

it.each(failures)('keeps its own copy while get %s', async (_, get) => {
	const { clock, cache, entry } = setUp({ get });
	expect(await clock.until(cache.get('key'))).toBeUndefined();
	await clock.until(cache.set('key', entry));
	expect(await clock.until(cache.get('key'))).toEqual(entry);
});

it.each(failures)('keeps its own copy, newer than the stored one, while set %s', async (_, set) => {
	const { clock, cache, entries, entry } = setUp({ set });
	entries.set('key', { ...entry, accessToken: 'older' });
	await clock.until(cache.set('key', entry));
	expect(await clock.until(cache.get('key'))).toEqual(entry);
});

it.each(failures)('forgets its own copy while delete %s', async (_, broken) => {
	const { clock, cache, entry } = setUp({ get: broken, delete: broken });
	await clock.until(cache.set('key', entry));
	await clock.until(cache.delete('key'));
	expect(await clock.until(cache.get('key'))).toBeUndefined();
});

it('waits 5 s for a cache that hangs, and no more', async () => {
	const { clock, cache } = setUp({ get: hanging });
	const start = clock.nowMs();
	await clock.until(cache.get('key'));
	expect(clock.nowMs() - start).toBe(5_000);
});

it.each([
	null,
	'token',
	{},
	{ accessToken: 'token' },
	{ accessToken: '', expiresAtMs: 1 },
	{ accessToken: 'token', expiresAtMs: '1' },
	{ accessToken: 'token', expiresAtMs: NaN },
])('takes %j for no entry', async (stored) => {
	const { clock, cache } = setUp({ get: () => stored as unknown as TokenEntry });
	expect(await clock.until(cache.get('key'))).toBeUndefined();
});
