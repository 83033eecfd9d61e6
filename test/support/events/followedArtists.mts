import { autoClock } from '../autoClock.mts';
import { createFakeSpotify } from './fakeSpotify.mts';

const DAY_MS = 86_400_000;

/** Spotify's order of the groups in one list. */
const GROUPS = ['album', 'single'] as const;

type Group = (typeof GROUPS)[number];

interface Release {
	id: string;
	date: string;
	atMs: number;
}

/** How old a release can be that the tag for new albums finds. */
const NEWEST_MS = 14 * DAY_MS;

/** Says whether search has a release by now: it has some days late, and leaves some out on some days. */
function isFound({ id, atMs }: Release, nowMs: number): boolean {
	const number = Number(id.slice(1));
	const isLeftOut = number % 5 === 0 && Math.floor(nowMs / DAY_MS) % 3 === 0;
	const ageMs = nowMs - atMs;
	return !isLeftOut && ageMs >= (number % 4) * DAY_MS && ageMs < NEWEST_MS;
}

const dayOf = (timeMs: number): string => new Date(timeMs).toISOString().slice(0, 10);

/** As many results as an answer to a search has. */
const SEARCH_PAGE = 10;

/** Names an artist by the ID. */
function nameOf(path: string): unknown {
	const [, id] = /^\/artists\/(\w+)$/.exec(path) ?? [];
	return id === undefined ? undefined : { name: `The ${id}` };
}

/** Artists who release something on the day that the clock shows, and whom the user follows or not. */
export class FollowedArtists {
	/** When each artist was asked for, and the list of them. */
	readonly asked: Array<{ id: string; atMs: number }> = [];

	followed: string[] = [];

	/** What search has given of an artist. */
	readonly given: Array<{ id: string; release: string; date: string }> = [];

	private readonly lists = new Map<string, Release[]>();

	private made = 0;

	readonly spotify = createFakeSpotify((path, query) => {
		if (path === '/search') return this.find(query.q ?? '', Number(query.offset ?? 0));
		const [, id] = /^\/artists\/(\w+)(\/albums)?/.exec(path) ?? [];
		if (id !== undefined && !path.endsWith('/albums')) return undefined;
		this.asked.push({ id: id ?? 'list', atMs: autoClock.nowMs() });
		if (path === '/me/following')
			return this.followed.map((artist) => ({ id: artist, name: `The ${artist}` }));
		if (id === undefined) return undefined;
		const groups = (query.include_groups ?? '').split(',');
		return GROUPS.filter((group) => groups.includes(group)).flatMap((group) =>
			this.listOf(id, group).map(({ id: releaseId, date }) => ({
				id: releaseId,
				release_date: date,
			})),
		);
	}, nameOf);

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

	/** Finds what search has of the one whose name that is, and of others who are called the same. */
	private find(text: string, offset: number): unknown[] {
		const [, id = ''] = /artist:The (\w+) tag:new/.exec(text) ?? [];
		const nowMs = autoClock.nowMs();
		const found = GROUPS.flatMap((group) =>
			this.listOf(id, group)
				.filter((release) => isFound(release, nowMs))
				.map((release) => ({ group, release })),
		);
		const entries = found.flatMap(({ group, release }) => {
			const album = { id: release.id, album_type: group, release_date: release.date };
			const other = { ...album, id: `X${release.id.slice(1)}`, artists: [{ id: 'namesake' }] };
			return [other, null, { ...album, artists: [{ id: 'guest' }, { id }] }];
		});
		if (offset + SEARCH_PAGE >= entries.length) {
			this.asked.push({ id, atMs: nowMs });
			for (const { release } of found)
				this.given.push({ id, release: release.id, date: release.date });
		}
		return entries;
	}

	private add(id: string, group: Group, atMs: number): string {
		const release = { id: this.newId(), date: dayOf(atMs), atMs };
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
