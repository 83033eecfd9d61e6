import type { IDataObject } from 'n8n-workflow';
import { diceOf, type Dice } from './dice.mts';
import type { FakeSpotify } from './fakeSpotify.mts';
import { Ledger } from './ledger.mts';

/**
 * A part of Spotify in which things happen that a trigger is to tell of, and what it should tell.
 * Its time is Spotify's: n8n's clock may say anything.
 */
export abstract class Story {
	readonly ledger = new Ledger();

	abstract readonly parameters: IDataObject;

	abstract readonly spotify: FakeSpotify;

	/** Milliseconds since 1970. */
	protected nowMs = Date.UTC(2026, 5, 1, 12);

	private made = 0;

	protected newId(): string {
		this.made += 1;
		return String(this.made).padStart(22, '0');
	}

	protected pass(durationMs: number): void {
		this.nowMs += durationMs;
	}

	/** To the second, as Spotify tells when something was added. */
	protected time(): string {
		return new Date(this.nowMs).toISOString().replace(/\.\d+Z/, 'Z');
	}

	/** Makes something happen, which follows from the seed. */
	change(seed: number): void {
		this.happen(diceOf(seed));
	}

	/** The same, between two requests of one poll. */
	changeMeanwhile(seed: number): void {
		this.change(seed);
	}

	protected abstract happen(dice: Dice): void;

	/** What the ledger calls the event of an item. */
	abstract keyOf(item: IDataObject): string;

	/** Whether something took the place of something else, which may be seen only a day later. */
	get needsADay(): boolean {
		return false;
	}

	/** Time passes until the next poll. */
	betweenPolls(): void {}

	/** Polls in which nothing happens, until each place was looked at. */
	get pollsToSettle(): number {
		return this.isSpread ? 12 : 4;
	}

	/** Whether one poll does not look at everything. */
	get isSpread(): boolean {
		return false;
	}

	/** How many requests a poll sends at the most once nothing has happened for a while. */
	get mostWhenIdle(): number {
		return Infinity;
	}

	/** The first poll was made, which takes the present as its base. */
	activated(): void {
		this.settled();
		this.stored();
	}

	/** Enough polls were made in which nothing happened and nothing failed. */
	settled(): void {}

	/** n8n has stored what the trigger remembers. */
	stored(): void {}

	/** What n8n has stored is damaged: the present is the base anew. */
	damaged(): void {
		this.ledger.forget();
	}

	/** n8n has forgotten what it has not stored. */
	restarted(): void {}
}
