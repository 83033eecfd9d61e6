import type { JobInput } from '../../jobs/types';
import type { ItemUri } from '../items/types';

/** What is added of the input of one item. */
export interface InputToAdd {
	/** Its URIs but for those the playlist has already, each with its place among all that are added. */
	wanted: Array<{ uri: string; place: number }>;
	/** Those that it has already. */
	existing: string[];
	added: number;
	skipped: number;
}

/** What is to be added to a playlist, for all items of the run. */
export interface AddPlan {
	/** Everything that is added, in order. */
	uris: string[];
	inputs: InputToAdd[];
}

/**
 * Plans what is to be added for all inputs.
 * @param existing what the playlist has: these are left out, as are repeats; without it, nothing is
 */
export function planAdd(inputs: readonly JobInput[], existing?: readonly ItemUri[]): AddPlan {
	const has = new Set(existing);
	const uris: string[] = [];
	const places = new Map<string, number>();

	const place = (uri: string): number => {
		const known = existing && places.get(uri);
		if (known !== undefined) return known;
		places.set(uri, uris.length);
		return uris.push(uri) - 1;
	};

	const planned = inputs.map((input): InputToAdd => {
		const before = uris.length;
		const wanted = input.uris
			.filter((uri) => !has.has(uri))
			.map((uri) => ({ uri, place: place(uri) }));
		const added = uris.length - before;
		const skipped = input.uris.length - added;
		return { wanted, existing: input.uris.filter((uri) => has.has(uri)), added, skipped };
	});
	return { uris, inputs: planned };
}
