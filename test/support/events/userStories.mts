import type { IDataObject } from 'n8n-workflow';
import { diceOf, type Dice } from './dice.mts';
import { beVague, createFakeSpotify, plainTime } from './fakeSpotify.mts';
import { Story } from './story.mts';

interface Saved {
	id: string;
	at: string;
}

type SavedKind = 'album' | 'episode' | 'show' | 'track';

/**
 * One list of the user's library, the latest first; albums stand where they like, since one that was
 * saved before it came out has its release date (python-spotify, March 2026).
 */
export class SavedStory extends Story {
	readonly parameters: IDataObject;

	private saved: Saved[] = [];

	private count = 0;

	/** One may have taken the place of another behind the first page. */
	private isBehindFirst = false;

	/** Those that were unsaved, by their keys. */
	private readonly unsaved = new Set<string>();

	readonly spotify = createFakeSpotify((path) =>
		path === `/me/${this.kind}s`
			? this.saved.map(({ id, at }) => ({
					added_at: at,
					[this.kind]: { id, uri: `spotify:${this.kind}:${id}`, type: this.kind },
				}))
			: undefined,
	);

	constructor(
		private readonly kind: SavedKind,
		size: number,
	) {
		super();
		this.parameters = { event: `${kind}Saved` };
		beVague(this.spotify, diceOf(size));
		for (let count = 0; count < size; count += 1) {
			this.pass(count % 7 === 0 ? 1000 : 0);
			this.insert({ id: this.newId(), at: this.time() });
		}
		this.pass(1000);
	}

	keyOf({ id, addedAt }: IDataObject): string {
		return [id, plainTime(addedAt)].join(' ');
	}

	/** Before all that are as old. */
	private insert(one: Saved): void {
		if (this.kind === 'album') {
			this.count += 1;
			const place = diceOf(this.count).below(3);
			const behind = place === 0 ? diceOf(this.count).below(this.saved.length + 1) : 0;
			this.saved.splice(behind, 0, one);
			return;
		}
		const index = this.saved.findIndex(({ at }) => at <= one.at);
		this.saved.splice(index < 0 ? this.saved.length : index, 0, one);
	}

	private save(id = this.newId(), at = this.time()): void {
		this.insert({ id, at });
		this.ledger.happened(`${id} ${at}`);
		if (this.unsaved.has(`${id} ${at}`)) this.ledger.mayBeMissing(`${id} ${at}`);
	}

	protected happen(dice: Dice): void {
		// Much within one second, which is all that tells two times apart.
		this.pass(dice.below(4) === 0 ? 1000 : 0);
		const what = dice.below(8);
		if (what < 2) this.save();
		else if (what === 2) for (let count = dice.below(130); count > 0; count -= 1) this.save();
		else if (what === 3) this.saveInThePast(dice);
		else if (what === 4) this.saveAgain(dice);
		else for (let count = what < 7 ? 1 : dice.below(80); count > 0; count -= 1) this.unsave(dice);
	}

	/** As some apps do, which the documentation names. */
	private saveInThePast(dice: Dice): void {
		const id = this.newId();
		const at = new Date(this.nowMs - dice.below(100) * 1000).toISOString().replace(/\.\d+Z/, 'Z');
		this.save(id, at);
		if (this.kind !== 'album') this.ledger.mayBeMissing(`${id} ${at}`);
	}

	private saveAgain(dice: Dice): void {
		const key = dice.pick([...this.unsaved]);
		const id = key?.split(' ')[0];
		if (id !== undefined && !this.saved.some((one) => one.id === id)) this.save(id);
	}

	private unsave(dice: Dice): void {
		const one = dice.pick(this.saved);
		if (!one) return;
		this.saved = this.saved.filter((other) => other !== one);
		this.isBehindFirst = true;
		this.unsaved.add(`${one.id} ${one.at}`);
		this.ledger.mayBeMissing(`${one.id} ${one.at}`);
	}

	override get needsADay(): boolean {
		return this.kind === 'album' && this.isBehindFirst;
	}

	override settled(): void {
		this.isBehindFirst = false;
	}
}

interface Play {
	id: string;
	atMs: number;
}

/** What the user plays; Spotify keeps fifty. */
export class HistoryStory extends Story {
	readonly parameters = { event: 'trackPlayed' };

	private plays: Play[] = [];

	readonly spotify = createFakeSpotify((path) =>
		path === '/me/player/recently-played'
			? this.plays.map(({ id, atMs }) => ({
					played_at: plainTime(new Date(atMs).toISOString()),
					track: { id, uri: `spotify:track:${id}` },
				}))
			: undefined,
	);

	/** How many Spotify keeps: fifty, as users have measured; it promises no number. */
	private readonly kept: number;

	constructor(size: number) {
		super();
		this.kept = size % 2 === 0 ? 50 : 120;
		for (let count = 0; count < size; count += 1) {
			this.pass(180_000);
			this.put({ id: this.newId(), atMs: this.nowMs });
		}
	}

	keyOf({ id, playedAt }: IDataObject): string {
		return [id, plainTime(playedAt)].join(' ');
	}

	private put(play: Play): void {
		this.plays = [...this.plays, play].sort((a, b) => b.atMs - a.atMs);
		for (const { id, atMs } of this.plays.splice(this.kept)) {
			this.ledger.mayBeMissing(`${id} ${plainTime(new Date(atMs).toISOString())}`);
		}
	}

	private play(id: string, atMs = this.nowMs): void {
		this.ledger.happened(`${id} ${plainTime(new Date(atMs).toISOString())}`);
		this.put({ id, atMs });
	}

	protected happen(dice: Dice): void {
		this.pass(30_000 + dice.below(300_000));
		const what = dice.below(6);
		if (what < 3) this.play(this.newId());
		else if (what === 3) this.play(dice.pick(this.plays)?.id ?? this.newId());
		// On a device that had no connection.
		else if (what === 4) this.play(this.newId(), this.nowMs - dice.below(1_800_000));
		else {
			for (let count = dice.below(70); count > 0; count -= 1) {
				this.pass(31_000);
				this.play(this.newId());
			}
		}
	}
}

/** What plays, one new track after another: what is over at the next poll can't be told. */
export class PlaybackStory extends Story {
	readonly parameters = { event: 'playbackChanged', changes: ['track'] };

	private track = this.newId();

	readonly spotify = createFakeSpotify(
		() => undefined,
		(path) =>
			path === '/me/player'
				? {
						is_playing: true,
						device: { id: 'desk' },
						context: null,
						item: { type: 'track', id: this.track, uri: `spotify:track:${this.track}` },
					}
				: undefined,
	);

	keyOf({ itemId }: IDataObject): string {
		return String(itemId);
	}

	protected happen(dice: Dice): void {
		this.pass(30_000 + dice.below(300_000));
		this.ledger.forget();
		this.track = this.newId();
		this.ledger.happened(this.track);
	}
}
