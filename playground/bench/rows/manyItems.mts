import { ids } from '../../e2e/support/ids.mts';
import { atMost, exactly, itemsOut, outOfPlace, requests } from '../targets.mts';
import type { ContestRow } from '../types.mts';
import { batchesOf, count, scaled } from './sizes.mts';
import { ours, scriptBatches } from './trackContests.mts';

export const manyItems: ContestRow = {
	name: 'many',
	title: 'A hundred times as many items through get',
	plan: ({ scale }) => {
		const wanted = ids(scaled(100_000, scale, 1_000));
		const few = wanted.slice(0, Math.ceil(wanted.length / 100));
		return {
			size: `${count(wanted.length)} items and ${count(few.length)}`,
			contests: {
				ours: { ...ours(wanted, 'ours, many'), most: 1 },
				few: { ...ours(few, 'ours, few'), least: 5 },
				script: scriptBatches(wanted),
			},
			targets: (results) => [
				exactly(results, requests(), batchesOf(wanted.length)),
				exactly(results, itemsOut(), wanted.length),
				exactly(results, outOfPlace(wanted), 0),
				atMost(
					results,
					{
						what: '% more an item than with few',
						of: ['ours', 'few'],
						value: (many, one) =>
							many && one && (many.seconds / wanted.length / (one.seconds / few.length) - 1) * 100,
					},
					10,
				),
			],
		};
	},
};
