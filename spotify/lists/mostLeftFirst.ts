import { addCount } from '../values/counts';
/** Songs with the same artists, of which any is as good as another. */
export interface Group {
	artists: readonly string[];
	songs: number[];
}

/** Puts the songs with the same artists together. */
export function groupsOf(artists: ReadonlyArray<readonly string[]>): Group[] {
	const groups = new Map<string, Group>();
	for (const [index, all] of artists.entries()) {
		const own = [...new Set(all)];
		const key = JSON.stringify(own.toSorted());
		const group = groups.get(key) ?? { artists: own, songs: [] };
		group.songs.push(index);
		groups.set(key, group);
	}
	return [...groups.values()];
}

/** Counts how many songs each artist has left. */
export function countLeft(groups: readonly Group[]): Map<string, number> {
	const left = new Map<string, number>();
	for (const { artists, songs } of groups) {
		for (const one of artists) addCount(left, one, songs.length);
	}
	return left;
}

/**
 * Songs that wait for their places, each with that one of its artists who has most left: so a song
 * is found without a look at every other one.
 */
class Waiting {
	private readonly left: Map<string, number>;
	private readonly byLeader = new Map<string, Group[]>();
	/** Leaders by how many songs they have left. */
	private readonly ranks = new Map<number, Set<string>>();

	constructor(groups: readonly Group[]) {
		this.left = countLeft(groups);
		for (const group of groups) this.add(this.leaderOf(group), group);
	}

	/** Takes a song of those that have most left; one without any of these artists if there is one. */
	take(last: ReadonlySet<string>): { song: number; artists: readonly string[] } | undefined {
		const group = this.find(last) ?? this.find(new Set());
		const song = group?.songs.shift();
		if (!group || song === undefined) return undefined;
		for (const artist of group.artists) this.lower(artist);
		return { song, artists: group.artists };
	}

	private leftOf(artist: string): number {
		return this.left.get(artist) ?? 0;
	}

	private leaderOf({ artists: [first = '', ...others] }: Group): string {
		return others.reduce((most, one) => (this.leftOf(one) > this.leftOf(most) ? one : most), first);
	}

	private enter(leader: string): void {
		const rank = this.ranks.get(this.leftOf(leader));
		if (rank) rank.add(leader);
		else this.ranks.set(this.leftOf(leader), new Set([leader]));
	}

	/** Tells whether it led any. */
	private leave(leader: string): boolean {
		const rank = this.ranks.get(this.leftOf(leader));
		const wasThere = rank?.delete(leader) === true;
		if (rank?.size === 0) this.ranks.delete(this.leftOf(leader));
		return wasThere;
	}

	private add(leader: string, group: Group): void {
		const own = this.byLeader.get(leader);
		if (own) own.push(group);
		else this.byLeader.set(leader, [group]);
		this.enter(leader);
	}

	private lower(artist: string): void {
		const isLeader = this.leave(artist);
		this.left.set(artist, this.leftOf(artist) - 1);
		if (isLeader) this.enter(artist);
	}

	private find(last: ReadonlySet<string>): Group | undefined {
		for (const rank of [...this.ranks.keys()].sort((one, other) => other - one)) {
			for (const leader of this.ranks.get(rank) ?? []) {
				const group = last.has(leader) ? undefined : this.findOf(leader, last);
				if (group) return group;
			}
		}
		return undefined;
	}

	private findOf(leader: string, last: ReadonlySet<string>): Group | undefined {
		const own = this.byLeader.get(leader) ?? [];
		let at = 0;
		for (let group = own[at]; group; group = own[at]) {
			const now = this.leaderOf(group);
			const isDone = group.songs.length === 0;
			if (isDone || this.leftOf(now) > this.leftOf(leader)) own.splice(at, 1);
			else at += 1;
			if (isDone) continue;
			if (own[at - 1] !== group) this.add(now, group);
			if (!group.artists.some((artist) => last.has(artist))) return group;
		}
		if (own.length === 0) {
			this.byLeader.delete(leader);
			this.leave(leader);
		}
		return undefined;
	}
}

/**
 * Takes a song of those that have most left each time, but for the artists of the last: where each song
 * has one artist, no other order has fewer that follow one of the same.
 * @returns the indices of the songs
 */
export function mostLeftFirst(artists: ReadonlyArray<readonly string[]>): number[] {
	const waiting = new Waiting(groupsOf(artists));
	const order: number[] = [];
	let taken = waiting.take(new Set());
	while (taken) {
		order.push(taken.song);
		taken = waiting.take(new Set(taken.artists));
	}
	return order;
}
