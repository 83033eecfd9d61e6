import { createRejectedTokens } from '../../../spotify/auth/rejectedTokens';

it('knows a rejected token by its client, until it is taken back', () => {
	const rejected = createRejectedTokens();
	rejected.add('app', 'token');
	expect([
		rejected.has('app', 'token'),
		rejected.has('app', 'other'),
		rejected.has('other', 'token'),
	]).toEqual([true, false, false]);
	rejected.delete('app', 'token');
	expect(rejected.has('app', 'token')).toBe(false);
});

it('row 40: remembers the latest thousand', () => {
	const rejected = createRejectedTokens();
	for (let count = 0; count < 2_000; count++) rejected.add('app', `token-${count}`);
	const known = Array.from({ length: 2_000 }, (_, count) => rejected.has('app', `token-${count}`));
	expect(known.indexOf(true)).toBe(1_000);
	expect(known.filter(Boolean)).toHaveLength(1_000);
});
