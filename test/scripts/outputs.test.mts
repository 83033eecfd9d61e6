import { outputsNow, withNewKinds, type Outputs } from '../../scripts/stored/outputs.mts';
import { isOfSpotify } from '../../spotify/simplify/simplify.ts';
import type { OutputKind } from '../../spotify/simplify/outputKinds.ts';
import stored from '../fixtures/outputs.json';

it('the simplified output is what workflows know, field by field in order', () => {
	const now = outputsNow();
	expect(Object.keys(now).sort()).toEqual(Object.keys(stored).sort());
	for (const [kind, fields] of Object.entries(stored as Outputs))
		expect([kind, Object.entries(now[kind] ?? {})]).toEqual([kind, Object.entries(fields)]);
});

it("a field of one name has one type, in whatever object of Spotify's", () => {
	const pairs = Object.entries(stored as Outputs)
		.filter(([kind]) => isOfSpotify(kind as OutputKind))
		.flatMap(([, fields]) => Object.entries(fields));
	const types = new Map(pairs);
	expect(pairs.filter(([field, type]) => types.get(field) !== type)).toEqual([]);
});

it('npm run docs adds what is new, and leaves what workflows know', () => {
	const known: Outputs = { track: { id: 'text' } };
	const now: Outputs = { track: { id: 'text', isrc: 'text' }, concert: { seats: 'number' } };
	expect(withNewKinds(known, now)).toEqual({ track: { id: 'text' }, concert: { seats: 'number' } });
});
