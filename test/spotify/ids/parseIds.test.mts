import { fc } from '../../support/fc.mts';
import { parseIds } from '../../../spotify/ids/parseIds';
import { succeeded } from '../../../spotify/failures/outcome';
import { anId } from '../../support/spotifyIds.mts';

const ids = fc.array(anId, { minLength: 1, maxLength: 60 });
const separator = fc.constantFrom(',', ';', ' ', '\n', '\r\n', '\t', ', ', ' ; ', ',,', ',\n');
const form = fc.constantFrom(
	(id: string) => id,
	(id: string) => `spotify:track:${id}`,
	(id: string) => `https://open.spotify.com/intl-fr/track/${id}?si=0a1b2c3d`,
);

it('reads a list in any form, whatever stands between its entries, in order', () => {
	fc.assert(
		fc.property(ids, separator, form, (given, between, write) => {
			const text = given.map(write).join(between);
			expect(parseIds(text, 'track', '')).toEqual(given.map(succeeded));
			expect(parseIds(`${between}${text}${between}`, 'track', '')).toEqual(given.map(succeeded));
		}),
	);
});

it('reads an array, of texts, of lists and of arrays', () => {
	fc.assert(
		fc.property(ids, ids, form, (some, more, write) => {
			const expected = [...some, ...more].map(succeeded);
			expect(parseIds([...some, ...more].map(write), 'track', '')).toEqual(expected);
			expect(parseIds([some.map(write).join(), more.map(write)], 'track', '')).toEqual(expected);
			const asJson = JSON.stringify([...some, ...more].map(write));
			expect(parseIds(asJson, 'track', '')).toEqual(expected);
			expect(parseIds(` ${asJson}\n`, 'track', '')).toEqual(expected);
		}),
	);
});

it("reads Spotify's own objects, and our simplified ones, by URI before ID", () => {
	fc.assert(
		fc.property(anId, anId, (id, other) => {
			const objects = [
				{ id, type: 'track' },
				{ id: other, uri: `spotify:track:${id}` },
			];
			expect(parseIds(objects, 'track', '')).toEqual([succeeded(id), succeeded(id)]);
			expect(parseIds(objects[0], 'track', '')).toEqual([succeeded(id)]);
			expect(parseIds({ id, uri: `spotify:album:${id}` }, 'track', '')[0]?.ok).toBe(false);
		}),
	);
});

it.each(['', 'null', null, 7, 'https://example.com/song', undefined])(
	'goes by what an object says of itself where its URI is %j',
	(uri) => {
		const id = '11dFghVXANMlKmJXsNCbNl';
		expect(parseIds({ id, type: 'track', uri }, 'track', '')).toEqual([succeeded(id)]);
		expect(parseIds({ id, type: 'album', uri }, 'track', '')[0]?.ok).toBe(false);
	},
);

const empty = ['', '  ', ',', ' ,\n; ', null, undefined, [], [''], [null, undefined], [[]]];

it.each(empty)('says of %j that nothing was given, and names the field', (input) => {
	expect(parseIds(input, 'album', 'Album')).toEqual([
		{
			ok: false,
			failure: {
				kind: 'invalidInput',
				field: 'Album',
				message: 'No album was given',
				hint: expect.stringMatching(/ID.*URI.*link.*'Album'.*expression/),
			},
		},
	]);
});

it('refuses the one that is wrong, and only that', () => {
	fc.assert(
		fc.property(ids, fc.nat(), fc.stringMatching(/^[a-z]{1,21}$/), (given, where, wrong) => {
			const list = given.toSpliced(where % given.length, 0, wrong);
			const outcomes = parseIds(list.join(','), 'track', 'Track');
			expect(outcomes.map(({ ok }) => ok)).toEqual(list.map((entry) => entry !== wrong));
			expect(outcomes.find(({ ok }) => !ok)).toMatchObject({
				failure: {
					kind: 'invalidInput',
					field: 'Track',
					message: expect.stringContaining(`'${wrong}'`),
				},
			});
		}),
	);
});

it.each([true, 42, {}, { name: 'Discovery' }, { id: null }, [[{ tracks: [] }]]])(
	'refuses %j in an array, instead of leaving it out',
	(entry) => {
		const id = '11dFghVXANMlKmJXsNCbNl';
		const [first, second, ...others] = parseIds([id, entry], 'track', 'Track');
		expect([first, others]).toEqual([succeeded(id), []]);
		expect(second).toMatchObject({ ok: false, failure: { kind: 'invalidInput', field: 'Track' } });
	},
);

it('never throws, and never gives nothing or what is no ID, whatever an expression makes', () => {
	fc.assert(
		fc.property(fc.jsonValue(), (input) => {
			const outcomes = parseIds(input, 'track', 'Track');
			expect(outcomes.length).toBeGreaterThan(0);
			for (const outcome of outcomes) {
				if (outcome.ok) expect(outcome.value).toMatch(/^[0-9A-Za-z]{22}$/);
				else expect(outcome.failure).toMatchObject({ kind: 'invalidInput', field: 'Track' });
			}
		}),
	);
});

it('does not take an object of another kind for one of its own, because of its bare ID', () => {
	const id = '11dFghVXANMlKmJXsNCbNl';
	expect(parseIds({ type: 'track', id }, 'track', 'Track')).toEqual([succeeded(id)]);
	expect(parseIds({ type: 'album', id }, 'track', 'Track')).toMatchObject([{ ok: false }]);
});

describe('links that nothing parts from each other', () => {
	const [first, second] = ['11dFghVXANMlKmJXsNCbNl', '2takcwOaAZWiXQijPHIx7B'] as const;
	const [link, other] = [first, second].map((id) => `https://open.spotify.com/track/${id}`);
	const [uri, otherUri] = [first, second].map((id) => `spotify:track:${id}`);

	it.each([
		`${link}${other}`,
		`${link}?si=0123456789abcdef${other}`,
		`${uri}${otherUri}`,
		`${uri}${other}`,
		`${link}|${other}`,
		`(${link})(${other})`,
		`"${uri}""${otherUri}"`,
		`<${link}><${other}>`,
		`${uri}+${otherUri}`,
		`${link}→${other}`,
	])('are all read, and none of them is lost: %s', (text) => {
		expect(parseIds(text, 'track', 'Track')).toEqual([succeeded(first), succeeded(second)]);
	});

	it.each([
		`https://open.spotify.com/?uri=${uri}`,
		`https://open.spotify.com/track/${first}?context=spotify:playlist:${second}`,
		`https://open.spotify.com/track/${first}?from=${other}`,
	])('are one where one is a part of the other: %s', (text) => {
		expect(parseIds(text, 'track', 'Track')).toEqual([succeeded(first)]);
	});
});

describe('an object that has neither ID nor URI', () => {
	const id = '11dFghVXANMlKmJXsNCbNl';
	const other = '2takcwOaAZWiXQijPHIx7B';
	const track = {
		album: { uri: `spotify:album:${other}`, artists: [{ uri: `spotify:artist:${other}` }] },
		id,
		type: 'track',
	};

	it.each([
		['an entry of a playlist', { added_by: { uri: 'spotify:user:me' }, item: track }],
		['an entry as it once was', { added_at: '2020', track }],
		['an object with a link of its own', { external_urls: { spotify: `spotify:track:${id}` } }],
	])('is read by what it holds: %s', (_, entry) => {
		expect(parseIds([entry], 'track', 'Track')).toEqual([succeeded(id)]);
	});

	it('is refused where it holds links of other things, as which of them is meant nobody knows', () => {
		const two = { first: `spotify:track:${id}`, second: `spotify:track:${other}` };
		expect(parseIds(two, 'track', 'Track')).toMatchObject([
			{ failure: { message: expect.stringContaining('an object { first, second }') } },
		]);
	});
});
