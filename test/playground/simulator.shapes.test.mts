import { learnShapes, type Shapes } from '../../scripts/shapes/learn.mts';
import shapes from '../facts/shapes.json';
import { shapeFaults } from '../support/recorded/shapeFaults.mts';
import { simulatedAnswers } from '../support/recorded/simulated.mts';

const recorded: Shapes = shapes;

/** What Spotify has announced since the recordings were made (its changes of February and May 2026). */
const NEWER_THAN_RECORDINGS = [
	':user has account_id',
	'items[] has item',
	'playlists.items[]:playlist has items',
];

const isNewer = (fault: string): boolean =>
	NEWER_THAN_RECORDINGS.some((known) => fault.includes(`${known},`));

// The recordings of today are of apps from before February 2026.
describe.each(['extended', 'developmentOld'] as const)('for an app of the kind %s', (kind) => {
	it('answers have no field that reality never has, and lack none that it always has', async () => {
		const faults = shapeFaults(await simulatedAnswers(kind, 12), recorded);
		expect(faults.filter((fault) => !isNewer(fault))).toEqual([]);
	});
});

describe('what the simulator never had, and recordings have, comes now and then', () => {
	const seen = async () => {
		const { endpoints, kinds } = learnShapes(await simulatedAnswers('extended', 12), () => false);
		const places = Object.values(endpoints).flatMap((endpoint) => Object.values(endpoint));
		return [...places, ...Object.values(kinds)].flatMap((shape) =>
			Object.entries(shape).map(([name, types]) => `${name.replace('?', '')} ${types}`),
		);
	};

	it('as in the recordings', async () => {
		const fields = new Set((await seen()).flatMap((field) => withEachType(field)));
		for (const field of [
			'display_name null',
			'episode boolean',
			'images null',
			'is_playable boolean',
			'linked_from object',
			'primary_color null',
			'primary_color string',
			'restrictions object',
			'smart_shuffle boolean',
			'track boolean',
			'video_thumbnail object',
		]) {
			expect(fields).toContain(field);
		}
	});
});

function withEachType(field: string): string[] {
	const [name = '', types = ''] = field.split(' ');
	return types.split('|').map((type) => `${name} ${type}`);
}
