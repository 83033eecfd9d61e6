import { sumOf } from '../../values/counts';
import { heaviestIncreasing } from './heaviestIncreasing';
import type { Step } from '../items/types';

/** Items that are neighbours before and after, and so move as one. */
interface MovedBlock {
	/** Rank of its first item in the order to be. */
	first: number;
	length: number;
	/** Whether one of them is to stay where it is. */
	isPinned: boolean;
}

type Move = Extract<Step, { kind: 'move' }>;

function movedBlocks(ranks: readonly number[], pinned: ReadonlySet<number>): MovedBlock[] {
	const blocks: MovedBlock[] = [];
	for (const [index, rank] of ranks.entries()) {
		const last = blocks.at(-1);
		if (last && last.first + last.length === rank) {
			last.length += 1;
			last.isPinned ||= pinned.has(index);
		} else {
			blocks.push({ first: rank, length: 1, isPinned: pinned.has(index) });
		}
	}
	return blocks;
}

const totalLength = (blocks: readonly MovedBlock[]): number =>
	sumOf(blocks.map(({ length }) => length));

/**
 * Plans the moves that bring items into ascending order: as many blocks as possible stay, and of
 * those as few items as possible move.
 * @param places where each item is to be, all different
 * @param max how many moves are worth their planning; undefined is returned if it takes more
 * @param pinned indices of items that stay before all others, as their places are ascending
 */
export function planMoves(
	places: readonly number[],
	max: number,
	pinned: ReadonlySet<number> = new Set(),
): Move[] | undefined {
	const sorted = places.toSorted((one, other) => one - other);
	const rankOf = new Map(sorted.map((place, rank) => [place, rank]));
	const blocks = movedBlocks(
		places.map((place) => rankOf.get(place) ?? 0),
		pinned,
	);
	const staying = heaviestIncreasing(
		blocks.map(({ first }) => first),
		(index) => {
			const { length = 0, isPinned = false } = blocks[index] ?? {};
			// The items of all blocks weigh less than one block, and all blocks less than one pinned.
			return (isPinned ? places.length + 1 : 1) + length / (places.length + 1);
		},
	);
	const stays = new Set(staying.map((index) => blocks[index]));
	const moving = blocks.filter((block) => !stays.has(block));

	if (moving.length > max) return undefined;

	const input = [...blocks];
	return moving
		.toSorted((one, other) => one.first - other.first)
		.flatMap((block) => {
			const index = input.indexOf(block);
			// Right behind what comes before it, which has its place by now; the first to the top.
			const behind = input.findIndex(({ first, length }) => first + length === block.first) + 1;
			const from = totalLength(input.slice(0, index));
			const before = totalLength(input.slice(0, behind));
			input.splice(index, 1);
			input.splice(behind > index ? behind - 1 : behind, 0, block);
			return from === before ? [] : [{ kind: 'move', from, length: block.length, before }];
		});
}
