import { fc } from '../../support/fc.mts';
import { DateTime } from 'luxon';
import { parameterName, type Field, type IdField } from '../../../spotify/operations/fieldTypes';
import { succeeded } from '../../../spotify/failures/outcome';
import { fieldValue } from '../../../spotify/plan/fieldValue';
import { anId } from '../../support/spotifyIds.mts';
import { cpuMs, LINEAR_CPU_MS } from '../../support/cpuMs.mts';

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
	min: 0,
	max: 1,
};
const tempo: ShownField = {
	...place,
	kind: 'number',
	wire: 'min_tempo',
	displayName: 'Min Tempo',
	min: 0,
	integer: true,
};

const read = (field: ShownField, value: unknown) =>
	fieldValue(field, { [parameterName(field)]: value });

it.each([seeds, genres, locale, energy, tempo])('sends nothing for an empty $wire', (field) => {
	for (const nothing of ['', '  ', null, undefined])
		expect(read(field, nothing)).toEqual(succeeded(undefined));
});

it('sends several IDs as one list, in any form, each once', () => {
	fc.assert(
		fc.property(fc.uniqueArray(anId, { minLength: 1, maxLength: 5 }), (ids) => {
			const given = [...ids.map((id) => `spotify:track:${id}`), ...ids];
			expect(read(seeds, given)).toEqual(succeeded(ids));
			expect(read(seeds, given.join(' '))).toEqual(succeeded(ids));
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
	expect(read(genres, ' rock, jazz ,rock,')).toEqual(succeeded(['rock', 'jazz']));
	expect(read(genres, ['rock', 'hip-hop'])).toEqual(succeeded(['rock', 'hip-hop']));
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
	[energy, 0, 0],
	[energy, 1, 1],
	[energy, '0.5', 0.5],
	[tempo, ' 240 ', 240],
])('sends %j as %j: the number %d', (field, value, wire) => {
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
		failure: { kind: 'invalidInput', hint: `Enter a ${range}.` },
	});
});

describe('URIs', () => {
	const TRACK = '11dFghVXANMlKmJXsNCbNl';
	const URI = `spotify:track:${TRACK}`;
	const EPISODE = 'spotify:episode:512ojhOuo1ktJprKbVcKyQ';
	const items = {
		...place,
		kind: 'uris',
		of: ['track', 'episode'],
		bareAs: 'track',
		wire: 'uris',
		displayName: 'Items',
	} as const satisfies ShownField;
	const required = { ...items, required: true } as const;
	const single = { ...items, single: true } as const;

	it('are sent as a list, in order, as often as they are given', () => {
		const given = [TRACK, EPISODE, `https://open.spotify.com/track/${TRACK}?si=1`];
		expect(read(items, given)).toEqual(succeeded([URI, EPISODE, URI]));
		expect(read(items, given.join(', '))).toEqual(succeeded([URI, EPISODE, URI]));
	});

	it('of which one is wrong are refused, naming the field', () => {
		expect(read(items, `${TRACK},spotify:album:2up3OPMp9Tb4dAKM2erWXQ`)).toMatchObject({
			failure: { kind: 'invalidInput', field: 'Items', message: expect.stringContaining('album') },
		});
	});

	it('may be none where they are not required', () => {
		expect(read(items, '')).toEqual(succeeded(undefined));
		expect(read(single, [])).toEqual(succeeded(undefined));
	});

	it('are missed where they are required, with a word about expressions', () => {
		for (const one of [required, { ...required, single: true } as const]) {
			expect(read(one, ' , ')).toMatchObject({
				failure: {
					message: "'Items' is empty",
					hint: expect.stringMatching(/^Why\. .*expression/),
				},
			});
		}
	});

	it('are an empty list where that is no mistake', () => {
		expect(read({ ...required, mayBeEmpty: true }, undefined)).toEqual(succeeded([]));
	});

	it('of which there may be one are sent as a text, and refused where there are several', () => {
		expect(read(single, TRACK)).toEqual(succeeded(URI));
		expect(read(single, [TRACK, EPISODE])).toMatchObject({
			failure: {
				message: "2 values were given in 'Items'",
				hint: expect.not.stringContaining('..'),
			},
		});
	});

	it('may be those of local files where the field says so', () => {
		const local = 'spotify:local:A:B:C:10';
		expect(read({ ...items, local: true }, `${local} ${TRACK}`)).toEqual(succeeded([local, URI]));
		expect(read(items, local).ok).toBe(false);
	});
});

describe('a choice', () => {
	const repeat: ShownField = {
		...place,
		kind: 'choice',
		wire: 'state',
		displayName: 'Repeat',
		choices: [
			{ value: 'off', name: 'Off' },
			{ value: 'track', name: 'Track' },
		],
		default: 'off',
	};

	it('is one of its values', () => {
		expect(read(repeat, ' track ')).toEqual(succeeded('track'));
	});

	it('may be none unless it is required', () => {
		expect(read(repeat, '')).toEqual(succeeded(undefined));
		expect(read({ ...repeat, required: true }, null)).toMatchObject({
			failure: { field: 'Repeat', hint: 'Choose one of: off, track.' },
		});
	});

	it.each(['Track', 'one', 'off,track', {}, true])(
		'is not %j, and says what it can be',
		(given) => {
			expect(read(repeat, given)).toMatchObject({
				failure: {
					kind: 'invalidInput',
					field: 'Repeat',
					message: expect.stringContaining("is not a value of 'Repeat'"),
					hint: 'Choose one of: off, track.',
				},
			});
		},
	);
});

describe('yes or no', () => {
	const shuffle: ShownField = {
		...place,
		kind: 'boolean',
		wire: 'state',
		displayName: 'Shuffle',
		default: true,
	};

	it.each([
		[true, true],
		[false, false],
		['true', true],
		[' False ', false],
	])('%j is %j', (given, wire) => {
		expect(read(shuffle, given)).toEqual(succeeded(wire));
	});

	it('is what it is by default where it is required and nothing is given, else nothing', () => {
		expect(read({ ...shuffle, required: true }, '')).toEqual(succeeded(true));
		expect(read(shuffle, undefined)).toEqual(succeeded(undefined));
	});

	it.each([1, 0, 'yes', {}, [true, false]])('is not %j', (given) => {
		expect(read(shuffle, given)).toMatchObject({
			failure: {
				field: 'Shuffle',
				message: expect.stringContaining('neither true nor false'),
				hint: "Enter true or false in 'Shuffle'.",
			},
		});
	});
});

describe('a picture', () => {
	const cover: ShownField = {
		...place,
		kind: 'picture',
		wire: 'body',
		displayName: 'Input Data Field Name',
		mostBytes: 4 * 1024,
		takenKilobytes: 3,
	};
	/** The first bytes of a JPEG file, and some more. */
	const jpeg = (bytes: number): string =>
		Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(bytes - 4)]).toString(
			'base64',
		);
	const png = Buffer.from('\x89PNG\r\n\x1a\n....', 'latin1').toString('base64');

	it('is sent as base64, up to the limit, which counts the text', () => {
		for (const base64 of [jpeg(4), jpeg(3 * 1024)]) {
			expect(read(cover, { base64, mimeType: 'image/jpeg' })).toEqual(succeeded(base64));
		}
	});

	it('is known by its first bytes, whatever the item says that it is', () => {
		const base64 = jpeg(30);
		expect(read(cover, { base64, mimeType: 'application/octet-stream' })).toEqual(
			succeeded(base64),
		);
		expect(read(cover, { base64: png, mimeType: 'image/jpeg' }).ok).toBe(false);
	});

	it.each([undefined, '', 'data', {}, { base64: '' }])(
		'is missed in %j, naming the field',
		(given) => {
			expect(read(cover, given)).toMatchObject({
				failure: {
					kind: 'invalidInput',
					field: 'Input Data Field Name',
					message: "The item has no picture in 'Input Data Field Name'",
					hint: expect.stringContaining('binary field'),
				},
			});
		},
	);

	it('of another type is refused, saying which and how to change it in n8n', () => {
		expect(read(cover, { base64: png, mimeType: 'image/png' })).toMatchObject({
			failure: {
				message: 'The picture is not a JPEG but image/png',
				hint: expect.stringMatching(/'Edit Image'.*JPEG/),
			},
		});
		expect(read(cover, { base64: png })).toMatchObject({
			failure: { message: 'The picture is not a JPEG' },
		});
	});

	it('that is too large is refused, with its size, the limit and how to make it smaller', () => {
		expect(read(cover, { base64: jpeg(3 * 1024 + 1) })).toMatchObject({
			failure: {
				message: 'The picture is too large: 5 KB in base64, and Spotify accepts 4 KB',
				hint: expect.stringMatching(/no larger than 3 KB.*'Edit Image'/),
			},
		});
	});
});

describe('a text', () => {
	const name: ShownField = { ...place, kind: 'text', wire: 'name', displayName: 'Name' };

	it('of any kind is sent without the space around it', () => {
		expect(read(name, ' Monday  Morning ')).toEqual(succeeded('Monday  Morning'));
		expect(read(name, 2026)).toEqual(succeeded('2026'));
	});

	it('goes over the wire as a list of one where Spotify wants that', () => {
		expect(read({ ...name, asList: true }, 'a,b')).toEqual(succeeded(['a,b']));
		expect(read({ ...name, asList: true }, '')).toEqual(succeeded(undefined));
	});

	it('can empty what there is, which null does not', () => {
		const clearable: ShownField = { ...name, clearable: true };
		expect([read(clearable, ''), read(clearable, ' ')]).toEqual([succeeded(''), succeeded('')]);
		for (const nothing of [null, undefined]) {
			expect(read(clearable, nothing)).toEqual(succeeded(undefined));
		}
	});

	it('is sent with what stands for nothing where nothing is given', () => {
		const field: ShownField = { ...name, ifAbsent: '' };
		for (const nothing of ['', ' ', null, undefined]) {
			expect(read(field, nothing)).toEqual(succeeded(''));
		}
		expect(read(field, 'A')).toEqual(succeeded('A'));
	});

	it('is one line where Spotify takes no more', () => {
		const field: ShownField = { ...name, oneLine: true };
		expect(read(field, 'One \r\n\n Two\u2028Three\n')).toEqual(succeeded('One Two Three'));
		expect(read(name, 'One\nTwo')).toEqual(succeeded('One\nTwo'));
	});

	it('has no more characters than Spotify takes, an emoji being one', () => {
		const field: ShownField = { ...name, mostCharacters: 3 };
		expect(read(field, '😀😀😀')).toEqual(succeeded('😀😀😀'));
		expect(read(field, 'abcd')).toMatchObject({
			failure: {
				field: 'Name',
				message: "'Name' is too long: 4 characters",
				hint: 'Spotify accepts up to 3. Shorten it.',
			},
		});
	});

	it('is missed where it is required', () => {
		for (const field of [
			{ ...name, required: true },
			{ ...name, required: true, asList: true },
		] as const) {
			expect(read(field, '  ')).toMatchObject({
				failure: { field: 'Name', message: "'Name' is empty", hint: 'Why.' },
			});
		}
	});
});

it('a number that is required is missed, saying which would do', () => {
	const volume: ShownField = {
		...place,
		kind: 'number',
		wire: 'volume_percent',
		displayName: 'Volume',
		min: 0,
		max: 100,
		integer: true,
		required: true,
		default: 50,
	};
	for (const nothing of ['', undefined, null]) {
		expect(read(volume, nothing)).toMatchObject({
			failure: { field: 'Volume', hint: 'Enter a whole number from 0 to 100.' },
		});
	}
	expect(read(volume, 0)).toEqual(succeeded(0));
});

it.each([1e21, Infinity, Number.MAX_SAFE_INTEGER + 2])(
	'a whole number is not %d, whose text would be none',
	(value) => {
		expect(read(tempo, value)).toMatchObject({ ok: false, failure: { field: 'Min Tempo' } });
	},
);

it('what has no text is refused like any other value that is wrong', () => {
	for (const value of [{ toString: 0 }, [{ toString: 0 }], { toString: null, valueOf: 1 }]) {
		for (const field of [locale, energy]) expect(read(field, value).ok).toBe(false);
	}
});

describe('a time', () => {
	const before: ShownField = { ...place, kind: 'time', wire: 'before', displayName: 'Before' };
	const ms = Date.UTC(2026, 10, 25, 18);

	it.each([
		['2026-11-25T18:00:00Z'],
		['2026-11-25T18:00:00.000+00:00'],
		[String(ms)],
		[ms],
		[new Date(ms)],
		[{ valueOf: () => ms, toString: () => 'as Luxon has it' }],
	])('is sent in milliseconds, whatever form it has: %s', (value) => {
		expect(read(before, value)).toEqual(succeeded(ms));
	});

	it.each<unknown>([
		'yesterday',
		'2026-02-31T99:00',
		'-1',
		{},
		new Date(NaN),
		{ valueOf: 1, toString: 1 },
	])('is not %s, and what would be one is said', (value) => {
		expect(read(before, value)).toMatchObject({
			failure: { field: 'Before', hint: expect.stringMatching(/2026-11-25T18:00:00Z/) },
		});
	});

	it('may be left out', () => {
		expect(read(before, '')).toEqual(succeeded(undefined));
	});
});

describe('what a text may be', () => {
	const name: ShownField = { ...place, kind: 'text', wire: 'name', displayName: 'Name' };
	const query: ShownField = { ...place, kind: 'searchQuery', wire: 'q' };
	const at = new Date('2026-11-28T18:30:00Z');

	it.each([
		['Road Trip', 'Road Trip'],
		[' padded\u00a0', 'padded'],
		[2026, '2026'],
		[0, '0'],
		[-1.5, '-1.5'],
		[true, 'true'],
		[10n, '10'],
		[at, '2026-11-28T18:30:00.000Z'],
		[DateTime.fromJSDate(at, { zone: 'Europe/Berlin' }), '2026-11-28T19:30:00.000+01:00'],
		[new URL('https://example.com/a'), 'https://example.com/a'],
	])('may be anything that has a text of its own: %p', (value, sent) => {
		expect(read(name, value)).toEqual(succeeded(sent));
		expect(read(query, value)).toEqual(succeeded(sent));
	});

	it.each([
		[{ name: 'Road Trip', id: 1 }, "'Name' is an object, not a text", 'name, id'],
		[{}, "'Name' is an object, not a text", 'expression'],
		[Object.create(null), "'Name' is an object, not a text", 'expression'],
		[['Road Trip'], "'Name' is a list, not a text", 'expression'],
		[[], "'Name' is a list, not a text", 'expression'],
		[NaN, "'Name' is no number, not a text", 'expression'],
		[new Date(NaN), "'Name' is an object, not a text", 'expression'],
		['Trip of [object Object]', "'Name' has an object in its text", 'expression'],
	])('is no object and no list: %p', (value, message, hint) => {
		expect(read(name, value)).toMatchObject({
			ok: false,
			failure: {
				kind: 'invalidInput',
				field: 'Name',
				message,
				hint: expect.stringContaining(hint),
			},
		});
	});

	it('of a search is none of them either, nor is one of its filters: what is left out finds too much', () => {
		expect(read(query, { name: 'Queen' })).toMatchObject({
			failure: { field: 'Search Text', message: "'Search Text' is an object, not a text" },
		});
		expect(
			fieldValue(query, { query: 'love', filters: { artist: [{ name: 'Queen' }] } }),
		).toMatchObject({ failure: { field: 'Artist', message: "'Artist' is an object, not a text" } });
		expect(fieldValue(query, { query: 'love', filters: { artist: ['Queen', 'Bowie'] } }).ok).toBe(
			true,
		);
	});

	it('among several words is refused where it is an object', () => {
		expect(read(genres, ['rock', { name: 'jazz' }])).toMatchObject({
			failure: { field: 'Seed Genres', message: "'Seed Genres' is an object, not a text" },
		});
	});

	it('in one line takes no longer than its length', () => {
		const line: ShownField = {
			...place,
			kind: 'text',
			wire: 'l',
			displayName: 'Line',
			oneLine: true,
		};
		const work = () =>
			expect(read(line, `a${' '.repeat(300_000)}b \r\n c`)).toMatchObject({ ok: true });
		expect(cpuMs(work)).toBeLessThan(LINEAR_CPU_MS);
		expect(read(line, 'a \r\n\n b\u2028c')).toEqual(succeeded('a b c'));
	});
});
