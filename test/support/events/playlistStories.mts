import type { IDataObject } from 'n8n-workflow';
import { sleeps } from '../autoClock.mts';
import { diceOf, type Dice } from './dice.mts';
import { beVague, createFakeSpotify, plainTime } from './fakeSpotify.mts';
import { Story } from './story.mts';

const PLAYLIST = 'P'.padEnd(22, '0');

interface Held {
	uri: string;
	at: string;
	by: string;
	/** Spotify no longer has it, and shows null in its place. */
	isGone?: boolean;
	/** A poll knows of it; and n8n's database does. */
	isSeen?: boolean;
	isStored?: boolean;
}

const keyOf = ({ uri, at, by }: Held): string => `${uri} ${at} ${by}`;

const contentOf = (name: string, held: readonly string[]): string => `${name} ${held.join()}`;

const toEntry = ({ uri, at, by, isGone }: Held) => ({
	added_at: at,
	added_by: { id: by },
	item: isGone ? null : { uri, id: uri.split(':').at(-1), type: 'track', name: uri },
});

/** What Spotify shows of a playlist, from a moment on until the next version. */
interface Version {
	sinceMs: number;
	entries: unknown[];
	name: string;
	/** What the test calls each place. */
	held: string[];
	snapshotId: string;
	/** When the snapshot is shown; and from when on, before that, a third one. */
	shownFromMs: number;
	thirdFromMs: number;
}

/** The most that reads may be old, and a new snapshot late. */
const OLDEST_READ_MS = 2000;
const LONGEST_LAG_MS = 60_000;

/** More often than n8n lets anybody poll; less often than reads are old. */
const BETWEEN_POLLS_MS = 25_000;

/**
 * A playlist in which items are added, removed, moved, lost and found, as unkind as Spotify: what it
 * holds is shown up to 2 s late (news-bulletin-playlist 168), its snapshot up to a minute, sometimes
 * with a third one in between; of some playlists it is another at each request (spotify/web-api 858).
 */
abstract class PlaylistStory extends Story {
	protected held: Held[] = [];

	private name = 'Mine';

	private readonly versions: Version[] = [];

	/**
	 * What the last reads have shown of its name and, place by place, of what it holds. The name and
	 * each page may be of another moment.
	 */
	private readonly shown: { name: string; held: string[] } = { name: '', held: [] };

	private reads = 0;

	readonly spotify = createFakeSpotify(
		(path, query) => {
			if (!path.endsWith('/items')) return undefined;
			const { held, entries } = this.read();
			this.show(held, Number(query.offset ?? 0), Number(query.limit));
			return entries;
		},
		(path) => {
			if (path !== `/playlists/${PLAYLIST}`) return undefined;
			const { name } = this.read();
			this.shown.name = name;
			return { id: PLAYLIST, name, snapshot_id: this.shownSnapshot() };
		},
	);

	constructor(
		size: number,
		private readonly isRestless = false,
	) {
		super();
		beVague(this.spotify, diceOf(size));
		for (let count = 0; count < size; count += 1) {
			this.pass(1000);
			this.held.push(this.newHeld());
		}
		this.publish(0, false);
		this.pass(OLDEST_READ_MS);
	}

	/** On the clock of the world, on which a poll's pauses pass too. */
	private worldMs(): number {
		return sleeps.reduce((sum, durationMs) => sum + durationMs, this.nowMs);
	}

	/** The snapshot tells that it is the same, unless it never holds still. */
	override get mostWhenIdle(): number {
		return this.isRestless ? Infinity : 1;
	}

	private show(held: readonly string[], offset: number, limit: number): void {
		if (offset === 0) this.shown.held = [];
		const end = offset + Math.min(limit, this.spotify.pageSize);
		for (const [index, one] of held.slice(offset, end).entries()) {
			this.shown.held[offset + index] = one;
		}
	}

	protected contentNow(): string {
		return contentOf(this.name, this.held.map(keyOf));
	}

	/** What the last reads have shown, as a whole. */
	protected contentShown(): string {
		return contentOf(this.shown.name, this.shown.held);
	}

	private publish(lagMs: number, hasThird: boolean): void {
		const sinceMs = this.worldMs();
		this.versions.push({
			sinceMs,
			entries: this.held.map(toEntry),
			name: this.name,
			held: this.held.map(keyOf),
			snapshotId: `s${this.versions.length}`,
			shownFromMs: sinceMs + lagMs,
			thirdFromMs: sinceMs + (hasThird ? lagMs / 2 : lagMs),
		});
	}

	/** What a read shows, which may be a little old. */
	private read(): Version {
		this.reads += 1;
		const atMs = this.worldMs() - diceOf(this.reads).below(OLDEST_READ_MS);
		const shown = this.versions.findLast(({ sinceMs }) => sinceMs <= atMs) ?? this.versions[0];
		if (!shown) throw new Error('A playlist has a version');
		return shown;
	}

	/** Whether that is what the playlist was at some moment. */
	protected hasBeen(content: string): boolean {
		return this.versions.some(({ name, held }) => contentOf(name, held) === content);
	}

	private shownSnapshot(): string {
		const nowMs = this.worldMs();
		const shown = this.versions.findLast(({ thirdFromMs }) => thirdFromMs <= nowMs);
		const isThird = shown !== undefined && shown.shownFromMs > nowMs;
		const snapshotId = `${shown?.snapshotId}${isThird ? ' third' : ''}`;
		return this.isRestless ? `${snapshotId} ${this.reads}` : snapshotId;
	}

	override betweenPolls(): void {
		this.pass(BETWEEN_POLLS_MS);
	}

	/** How much was added at each moment. */
	private readonly moments = new Map<string, number>();

	private newHeld(uri = `spotify:track:${this.newId()}`, by = 'me'): Held {
		const moment = `${this.time()} ${by}`;
		this.moments.set(moment, (this.moments.get(moment) ?? 0) + 1);
		return { uri, at: this.time(), by };
	}

	protected happen(dice: Dice): void {
		this.pass(dice.below(3) * 1000);
		this.act(dice);
		const lagMs = dice.below(3) === 0 ? 0 : dice.below(LONGEST_LAG_MS);
		this.publish(lagMs, dice.below(2) === 0);
	}

	private act(dice: Dice): void {
		const what = dice.below(15);
		if (what < 3) this.add(dice, [this.newHeld()]);
		else if (what === 3) this.addTwins(dice);
		else if (what === 4)
			this.add(
				dice,
				Array.from({ length: dice.below(130) }, () => this.newHeld()),
			);
		else if (what === 5) this.addAgain(dice);
		else if (what === 6) this.add(dice, [this.newHeld('spotify:local:a:b:c:100', 'you')]);
		else if (what < 9) this.remove(dice);
		else if (what === 9)
			this.held = this.held.map((_, index, all) => all[all.length - 1 - index] as Held);
		else if (what === 10) this.vanish(dice, 1);
		else if (what === 11) this.vanish(dice, this.held.length);
		else if (what === 12) this.name = `${this.name}!`;
		else if (what === 13) this.move(dice);
		else for (const one of this.held) delete one.isGone;
	}

	private add(dice: Dice, added: Held[]): void {
		const position = dice.below(2) === 0 ? this.held.length : dice.below(this.held.length + 1);
		for (const one of added) this.added(one);
		this.held.splice(position, 0, ...added);
	}

	private addTwins(dice: Dice): void {
		const one = this.newHeld();
		this.add(dice, [one, this.newHeld(one.uri)]);
	}

	/** What is or was in the playlist. */
	private addAgain(dice: Dice): void {
		const uri = dice.pick([...this.held.map((one) => one.uri), ...this.removedUris]);
		this.add(dice, [this.newHeld(uri)]);
	}

	protected removedUris: string[] = [];

	private remove(dice: Dice): void {
		const gone = this.held.filter(({ isGone }) => isGone);
		const one = (dice.below(2) === 0 ? dice.pick(gone) : undefined) ?? dice.pick(this.held);
		if (!one) return;
		this.held = this.held.filter((other) => other !== one);
		this.removedUris.push(one.uri);
		this.removed(one);
	}

	/** To another place, which need not be on the same page. */
	private move(dice: Dice): void {
		const moved = this.held.splice(dice.below(this.held.length), 1 + dice.below(3));
		this.held.splice(dice.below(this.held.length + 1), 0, ...moved);
	}

	private vanish(dice: Dice, most: number): void {
		for (let count = 0; count < most; count += 1) {
			// Of what was added at the same moment, nobody can tell which one is gone.
			const one = dice.pick(
				this.held.filter(({ at, by, isGone }) => !isGone && this.moments.get(`${at} ${by}`) === 1),
			);
			if (!one) return;
			one.isGone = true;
			this.vanished(one);
		}
		this.pass(1000);
	}

	protected abstract added(one: Held): void;
	protected abstract removed(one: Held): void;
	protected abstract vanished(one: Held): void;
}

export class ItemAddedStory extends PlaylistStory {
	readonly parameters = { event: 'playlistItemAdded', playlistId: PLAYLIST };

	private readonly removedKeys = new Set<string>();

	keyOf({ uri, addedAt, addedBy }: IDataObject): string {
		return [uri, plainTime(addedAt), addedBy].join(' ');
	}

	protected added(one: Held): void {
		this.ledger.happened(keyOf(one));
		if (this.removedKeys.has(keyOf(one))) this.ledger.mayBeMissing(keyOf(one));
	}

	protected removed(one: Held): void {
		this.removedKeys.add(keyOf(one));
		this.ledger.mayBeMissing(keyOf(one));
	}

	protected vanished(one: Held): void {
		this.ledger.mayBeMissing(keyOf(one));
	}
}

export class ItemRemovedStory extends PlaylistStory {
	readonly parameters = { event: 'playlistItemRemoved', playlistId: PLAYLIST };

	/** Keys of removals of what n8n's database does not know. */
	private atRisk: string[] = [];

	keyOf({ uri, addedAt, addedBy }: IDataObject): string {
		return [uri, plainTime(addedAt), addedBy].join(' ');
	}

	protected added(one: Held): void {
		// In the second in which it was removed, it has never been away.
		this.ledger.mayBeMissing(keyOf(one));
	}

	protected removed(one: Held): void {
		const key = keyOf(one);
		this.ledger.happened(key);
		if (!one.isSeen) this.ledger.mayBeMissing(key);
		if (!one.isStored) this.atRisk.push(key);
	}

	protected vanished(): void {}

	override settled(): void {
		for (const one of this.held) if (!one.isGone) one.isSeen = true;
		this.atRisk = [];
	}

	override stored(): void {
		for (const one of this.held) if (one.isSeen) one.isStored = true;
	}

	override damaged(): void {
		super.damaged();
		for (const one of this.held) one.isSeen = one.isStored = false;
	}

	override restarted(): void {
		for (const one of this.held) if (!one.isStored) one.isSeen = false;
		for (const key of this.atRisk) this.ledger.mayBeMissing(key);
	}
}

export class PlaylistChangedStory extends PlaylistStory {
	readonly parameters = { event: 'playlistChanged', playlistId: PLAYLIST };

	/** What it was since a poll has surely looked: to be that again may be no change. */
	private sinceSettled = [this.contentNow()];

	keyOf(): string {
		const key = this.contentShown();
		if (this.hasBeen(key)) return key;
		// Parts of several moments: just so the playlist would look if it had been that for a while, with
		// another change after it. Both are told.
		this.ledger.happened(key);
		this.ledger.mayBeMissing(key);
		return key;
	}

	protected override happen(dice: Dice): void {
		const before = this.contentNow();
		super.happen(dice);
		const now = this.contentNow();
		// What leaves the catalogue or comes back to it is no change of the playlist.
		if (now === before) return;
		// Several changes between two polls are one event, of the last.
		this.ledger.forget();
		this.ledger.happened(now);
		if (this.sinceSettled.includes(now)) this.ledger.mayBeMissing(now);
		this.sinceSettled.push(now);
	}

	override settled(): void {
		this.sinceSettled = [this.contentNow()];
	}

	protected added(): void {}
	protected removed(): void {}
	protected vanished(): void {}
}

/** The user's own list of playlists. */
export class OwnPlaylistsStory extends Story {
	readonly parameters = { event: 'playlistFollowed' };

	private ids = Array.from({ length: 45 }, () => this.newId());

	/** Unfollowed, and whether a poll has seen that. */
	private readonly unfollowed = new Map<string, boolean>();

	/** Followed again, which no poll may have seen. */
	private readonly refollowed = new Set<string>();

	readonly spotify = createFakeSpotify((path) =>
		path === '/me/playlists' ? this.ids.map((id) => ({ id, name: id })) : undefined,
	);

	keyOf({ id }: IDataObject): string {
		return String(id);
	}

	protected happen(dice: Dice): void {
		const what = dice.below(8);
		if (what < 2) this.follow(this.newId(), 0);
		else if (what === 2) this.follow(this.newId(), dice.below(this.ids.length + 1));
		else if (what < 5) this.unfollow(dice.pick(this.ids));
		else if (what < 7) this.follow(dice.pick([...this.unfollowed.keys()]), 0);
		else for (let count = dice.below(60); count > 0; count -= 1) this.follow(this.newId(), 0);
	}

	private follow(id: string | undefined, position: number): void {
		if (id === undefined) return;
		this.ids.splice(position, 0, id);
		this.ledger.happened(id);
		if (this.unfollowed.get(id) === false) this.ledger.mayBeMissing(id);
		if (this.unfollowed.delete(id)) this.refollowed.add(id);
	}

	private unfollow(id: string | undefined): void {
		if (id === undefined) return;
		this.ids = this.ids.filter((other) => other !== id);
		this.ledger.mayBeMissing(id);
		this.unfollowed.set(id, false);
	}

	override settled(): void {
		for (const id of this.unfollowed.keys()) this.unfollowed.set(id, true);
		this.refollowed.clear();
	}

	override restarted(): void {
		for (const id of this.unfollowed.keys()) this.unfollowed.set(id, false);
		for (const id of this.refollowed) this.ledger.mayBeMissing(id);
	}
}
