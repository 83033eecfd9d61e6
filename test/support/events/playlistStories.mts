import type { IDataObject } from 'n8n-workflow';
import type { Dice } from './dice.mts';
import { createFakeSpotify } from './fakeSpotify.mts';
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

const toEntry = ({ uri, at, by, isGone }: Held) => ({
	added_at: at,
	added_by: { id: by },
	item: isGone ? null : { uri, id: uri.split(':').at(-1), type: 'track', name: uri },
});

/** A playlist in which items are added, removed, moved, lost and found. */
abstract class PlaylistStory extends Story {
	protected held: Held[] = [];

	protected snapshot = 0;

	readonly spotify = createFakeSpotify(
		(path) => (path.endsWith('/items') ? this.held.map(toEntry) : undefined),
		(path) =>
			path === `/playlists/${PLAYLIST}`
				? { id: PLAYLIST, snapshot_id: `s${this.snapshot}` }
				: undefined,
	);

	constructor() {
		super();
		for (let count = 0; count < 30; count += 1) {
			this.pass(1000);
			this.held.push(this.newHeld());
		}
	}

	/** How much was added at each moment. */
	private readonly moments = new Map<string, number>();

	private newHeld(uri = `spotify:track:${this.newId()}`, by = 'me'): Held {
		const moment = `${this.time()} ${by}`;
		this.moments.set(moment, (this.moments.get(moment) ?? 0) + 1);
		return { uri, at: this.time(), by };
	}

	protected happen(dice: Dice): void {
		this.snapshot += 1;
		this.pass(dice.below(3) * 1000);
		const what = dice.below(12);
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
		else if (what === 10) this.vanish(dice);
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
		const one = dice.pick(this.held);
		if (!one) return;
		this.held = this.held.filter((other) => other !== one);
		this.removedUris.push(one.uri);
		this.removed(one);
	}

	private vanish(dice: Dice): void {
		// Of what was added at the same moment, nobody can tell which one is gone.
		const one = dice.pick(this.held.filter(({ at, by }) => this.moments.get(`${at} ${by}`) === 1));
		if (!one) return;
		one.isGone = true;
		this.pass(1000);
		this.vanished(one);
	}

	protected abstract added(one: Held): void;
	protected abstract removed(one: Held): void;
	protected abstract vanished(one: Held): void;
}

export class ItemAddedStory extends PlaylistStory {
	readonly parameters = { event: 'playlistItemAdded', playlistId: PLAYLIST };

	private readonly removedKeys = new Set<string>();

	keyOf({ uri, addedAt, addedBy }: IDataObject): string {
		return `${uri} ${addedAt} ${addedBy}`;
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
		return `${uri} ${addedAt} ${addedBy}`;
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

	keyOf({ snapshotId }: IDataObject): string {
		return String(snapshotId);
	}

	protected override happen(dice: Dice): void {
		super.happen(dice);
		// Several changes between two polls are one event, of the last.
		this.ledger.forget();
		this.ledger.happened(`s${this.snapshot}`);
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
		const what = dice.below(6);
		if (what < 2) this.follow(this.newId(), 0);
		else if (what === 2) this.follow(this.newId(), dice.below(this.ids.length + 1));
		else if (what === 3) this.unfollow(dice.pick(this.ids));
		else if (what === 4) this.follow(dice.pick([...this.unfollowed.keys()]), 0);
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
