import fc from 'fast-check';
import type { Field, IdField } from '../../../spotify/operations/types';
import { succeeded } from '../../../spotify/outcome';
import { fieldValue } from '../../../spotify/request/fieldValue';
import { anId } from '../../support/spotifyIds.mts';

type ShownField = Exclude<Field, IdField>;

const place = { in: 'query', description: 'Why.' } as const;
const seeds: ShownField = {
	...place,
	kind: 'idList',
	of: 'track',
	wire: 'seed_tracks',
	displayName: 'Seed Tracks',
};
const genres: ShownField = {
	...place,
	kind: 'words',
	wire: 'seed_genres',
	displayName: 'Seed Genres',
};
const locale: ShownField = {
	...place,
	kind: 'text',
	wire: 'locale',
	displayName: 'Locale',
	pattern: /^[a-z]{2}_[A-Z]{2}$/,
	expected: 'Expected is es_MX.',
};
const energy: ShownField = {
	...place,
	kind: 'number',
	wire: 'min_energy',
	displayName: 'Min Energy',
	least: 0,
	most: 1,
};
const tempo: ShownField = {
	...place,
	kind: 'number',
	wire: 'min_tempo',
	displayName: 'Min Tempo',
	least: 0,
	integer: true,
};

const parameters = {
	seed_tracks: 'seedTracks',
	seed_genres: 'seedGenres',
	locale: 'locale',
} as Record<string, string>;
const read = (field: ShownField, value: unknown) =>
	fieldValue(field, {
		[parameters[field.wire] ?? field.wire.replace(/_(.)/, (_, one: string) => one.toUpperCase())]:
			value,
	});

it.each([seeds, genres, locale, energy, tempo])('sends nothing for an empty $wire', (field) => {
	for (const nothing of ['', '  ', null, undefined])
		expect(read(field, nothing)).toEqual(succeeded(undefined));
});

it('sends several IDs as one list, in any form, each once', () => {
	fc.assert(
		fc.property(fc.uniqueArray(anId, { minLength: 1, maxLength: 5 }), (ids) => {
			const given = [...ids.map((id) => `spotify:track:${id}`), ...ids];
			expect(read(seeds, given)).toEqual(succeeded(ids.join(',')));
			expect(read(seeds, given.join(' '))).toEqual(succeeded(ids.join(',')));
		}),
	);
});

it('refuses a list with an ID of another kind', () => {
	const given = ['11dFghVXANMlKmJXsNCbNl', 'spotify:album:2up3OPMp9Tb4dAKM2erWXQ'];
	expect(read(seeds, given)).toMatchObject({
		failure: { kind: 'invalidInput', field: 'Seed Tracks' },
	});
});

it('sends words as one list, each once', () => {
	expect(read(genres, ' rock, jazz ,rock,')).toEqual(succeeded('rock,jazz'));
	expect(read(genres, ['rock', 'hip-hop'])).toEqual(succeeded('rock,hip-hop'));
});

it('sends a text of the right form, and says of another what is right', () => {
	expect(read(locale, ' es_MX ')).toEqual(succeeded('es_MX'));
	expect(read(locale, 'Spanish')).toMatchObject({
		failure: {
			field: 'Locale',
			message: "'Spanish' is not a valid Locale",
			hint: 'Expected is es_MX.',
		},
	});
});

it.each([
	[energy, 0, '0'],
	[energy, 1, '1'],
	[energy, '0.5', '0.5'],
	[tempo, 240, '240'],
])('sends %j as %j: %s', (field, value, wire) => {
	expect(read(field, value)).toEqual(succeeded(wire));
});

it.each([
	[energy, -0.01, 'number from 0 to 1'],
	[energy, 1.01, 'number from 0 to 1'],
	[energy, 'loud', 'number from 0 to 1'],
	[energy, NaN, 'number from 0 to 1'],
	[tempo, 1.5, 'whole number of 0 or more'],
	[tempo, {}, 'whole number of 0 or more'],
])('refuses for %j the value %j', (field, value, range) => {
	expect(read(field, value)).toMatchObject({
		ok: false,
		failure: { kind: 'invalidInput', hint: `Expected is a ${range}.` },
	});
});
