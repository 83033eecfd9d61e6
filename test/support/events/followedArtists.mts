import { autoClock } from '../autoClock.mts';
import { createFakeSpotify } from './fakeSpotify.mts';

const DAY_MS = 86_400_000;

/** Spotify's order of the groups in one list. */
const GROUPS = ['album', 'single'] as const;

type Group = (typeof GROUPS)[number];

interface Release {
	id: string;
	date: string;
}

const dayOf = (timeMs: number): string => new Date(timeMs).toISOString().slice(0, 10);

/** Artists who release something on the day that the clock shows, and whom the user follows or not. */
export class FollowedArtists {
	/** When each artist was asked for, and the list of them. */
	readonly asked: Array<{ id: string; atMs: number }> = [];

	followed: string[] = [];

	private readonly lists = new Map<string, Release[]>();

	private made = 0;

	readonly spotify = createFakeSpotify((path, query) => {
		const [, id] = /^\/artists\/(\w+)\/albums/.exec(path) ?? [];
		this.asked.push({ id: id ?? 'list', atMs: autoClock.nowMs() });
		if (path === '/me/following') return this.followed.map((artist) => ({ id: artist }));
		if (id === undefined) return undefined;
		const groups = (query.include_groups ?? '').split(',');
		return GROUPS.filter((group) => groups.includes(group)).flatMap((group) =>
			this.listOf(id, group).map(({ id: releaseId, date }) => ({
				id: releaseId,
				release_date: date,
			})),
		);
	});

	/** Makes artists with so many releases each, the last of them as old as the number of the artist. */
	constructor(count: number, sizeOf: (index: number) => number) {
		for (let index = 0; index < count; index += 1) {
			this.follow(sizeOf(index), index % 40);
		}
	}

	/** The user follows somebody who has released something so many days ago, and before. */
	follow(size: number, daysAgo: number): string {
		const id = this.newId();
		this.followed.push(id);
		for (let count = size; count > 0; count -= 1) {
			const atMs = autoClock.nowMs() - (daysAgo + (count - 1) * 9) * DAY_MS;
			this.add(id, count % 3 === 0 ? 'album' : 'single', atMs);
		}
		return id;
	}

	unfollow(id: string): void {
		this.followed = this.followed.filter((other) => other !== id);
	}

	release(id: string, group: Group): string {
		return this.add(id, group, autoClock.nowMs());
	}

	private add(id: string, group: Group, atMs: number): string {
		const release = { id: this.newId(), date: dayOf(atMs) };
		this.listOf(id, group).unshift(release);
		return release.id;
	}

	private listOf(id: string, group: Group): Release[] {
		const key = `${id} ${group}`;
		const list = this.lists.get(key) ?? [];
		this.lists.set(key, list);
		return list;
	}

	private newId(): string {
		this.made += 1;
		return `R${String(this.made).padStart(21, '0')}`;
	}
}
