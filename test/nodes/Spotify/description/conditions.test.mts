import { fc } from '../../../support/fc.mts';
import { conditionsFor, type Conditions } from '../../../../nodes/Spotify/description/conditions';

const all = ['album', 'artist', 'playlist', 'user'].flatMap((resource) =>
	['get', 'getTracks', resource === 'user' ? 'getProfile' : 'getCover', `${resource}Only`].map(
		(operation) => ({ resource, operation }),
	),
);

type Rules = Partial<Record<string, readonly unknown[]>>;

/** As n8n shows a property: where each rule of `show` names what is chosen, and none of `hide`. */
const isShown = ({ show = {}, hide = {} }: Conditions, chosen: Record<string, string>): boolean =>
	Object.entries(show as Rules).every(([name, values]) => values?.includes(chosen[name])) &&
	!Object.entries(hide as Rules).some(([name, values]) => values?.includes(chosen[name]));

it('shows a property at each of its places once, and nowhere else', () => {
	fc.assert(
		fc.property(fc.subarray(all, { minLength: 1 }), (places) => {
			const conditions = conditionsFor(places, all);
			const times = all.map((place) => conditions.filter((one) => isShown(one, place)).length);
			expect(times).toEqual(all.map((place) => (places.includes(place) ? 1 : 0)));
		}),
	);
});

it.each([
	['every operation', all, [{}]],
	['all of a resource', all.slice(0, 4), [{ show: { resource: ['album'] } }]],
	[
		'one name of all',
		all.filter(({ operation }) => operation === 'get'),
		[{ show: { operation: ['get'] } }],
	],
	[
		'all but one name',
		all.filter(({ operation }) => operation !== 'get'),
		[{ hide: { operation: ['get'] } }],
	],
])('says %s in one condition', (_, places, expected) => {
	expect(conditionsFor(places, all)).toEqual(expected);
});
