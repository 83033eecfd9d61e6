import type { IDataObject } from 'n8n-workflow';
import { diceOf, type Dice } from './dice.mts';
import { beVague, createFakeSpotify } from './fakeSpotify.mts';
import { Story } from './story.mts';

interface Episode {
	id: string;
	date: string;
	/** Of all, in the order in which they came. */
	number: number;
	/** Where it is in an order that no date explains. */
	lot: number;
	/** Spotify shows null, or an object of nulls, in its place. */
	isGone?: boolean;
	/** A poll may have seen it. */
	isSeen?: boolean;
}

const DAY_MS = 86_400_000;
const SHOW = 'S'.padEnd(22, '0');

const gone = [null, { id: null, name: null, release_date: '0000', uri: null }];

/** Which way round the episodes are; `none` is one that no date explains. */
const ORDERS = ['newestFirst', 'oldestFirst', 'none', 'pinned'] as const;

type Order = (typeof ORDERS)[number];

/**
 * A show as unkind as Spotify: its episodes are in any order, which may be another one tomorrow, and
 * several come on one day; some are gone for a while, or taken out and put back; its total and its pages are
 * vague.
 */
export class ShowStory extends Story {
	readonly parameters = { event: 'showPublished', showId: SHOW, market: 'US' };

	private episodes: Episode[] = [];

	private withdrawn: Episode[] = [];

	private order: Order = 'newestFirst';

	private count = 0;

	private isBehindFirst = false;

	private isTurned = false;

	/** What came since all that is there was surely seen. */
	private unsettled: string[] = [];

	readonly spotify = createFakeSpotify((path) =>
		path === `/shows/${SHOW}/episodes` ? this.shown() : undefined,
	);

	constructor(size: number) {
		super();
		const dice = diceOf(size);
		this.order = dice.pick(ORDERS) ?? 'newestFirst';
		beVague(this.spotify, dice);
		for (let number = 0; number < size * 2; number += 1) {
			this.pass(dice.below(3) === 0 ? DAY_MS : 0);
			this.put();
		}
		this.pass(DAY_MS);
	}

	keyOf({ id }: IDataObject): string {
		return String(id);
	}

	private put(): Episode {
		const date = this.time().slice(0, 10);
		const number = (this.count += 1);
		const episode = { id: this.newId(), date, number, lot: diceOf(number).below(1_000_000) };
		this.episodes.push(episode);
		return episode;
	}

	private sorted(): Episode[] {
		const place = ({ number, lot }: Episode): number => {
			if (this.order === 'oldestFirst') return number;
			if (this.order === 'none') return lot;
			return this.order === 'pinned' && number === 1 ? -Infinity : -number;
		};
		return [...this.episodes].sort((a, b) => place(a) - place(b));
	}

	private shown(): unknown[] {
		return this.sorted().map(({ id, date, isGone, number }) =>
			isGone ? gone[number % gone.length] : { id, release_date: date, name: id },
		);
	}

	/** The order changes from one day to another, not from one request to the next. */
	override changeMeanwhile(seed: number): void {
		const { order } = this;
		this.change(seed);
		this.order = order;
	}

	protected happen(dice: Dice): void {
		this.pass(dice.below(3) * (DAY_MS / 2));
		const what = dice.below(16);
		if (what < 5) this.publish(1);
		else if (what === 5) this.publish(dice.below(30));
		else if (what === 6) this.publish(dice.below(130));
		else if (what < 9) this.withdraw(dice, 1);
		else if (what === 9) this.withdraw(dice, dice.below(20));
		else if (what === 10) this.putBack();
		else if (what === 11) this.vanish(dice, 1);
		else if (what === 12) this.vanish(dice, dice.below(20));
		else if (what === 13) this.turn(dice);
		else this.comeBack();
	}

	/** What comes between the same two polls may be missed, as the documentation says. */
	private turn(dice: Dice): void {
		this.order = dice.pick(ORDERS) ?? this.order;
		this.isTurned = true;
		for (const id of this.unsettled) this.ledger.mayBeMissing(id);
	}

	private publish(count: number): void {
		const { length } = this.episodes;
		// Where no date tells of it either, only a look at everything does, which is made once a day of
		// a show that is known to be in no order; of one that looks as if it were in some, nothing tells.
		const isUntold = this.order === 'none' && !this.isToldByTotal(length, length + count);
		for (let made = 0; made < count; made += 1) {
			const { id } = this.put();
			this.ledger.happened(id);
			this.unsettled.push(id);
			if (this.isTurned || isUntold) this.ledger.mayBeMissing(id);
		}
	}

	/** Whether the total that Spotify gives is surely another one. */
	private isToldByTotal(before: number, after: number): boolean {
		const totalsOf = (length: number) =>
			Array.from({ length: 5 }, () => this.spotify.totalOf(length));
		const known = new Set(totalsOf(before));
		return totalsOf(after).every((total) => !known.has(total));
	}

	private withdraw(dice: Dice, count: number): void {
		for (let made = 0; made < count; made += 1) {
			const one = dice.pick(this.episodes);
			if (!one) return;
			this.episodes = this.episodes.filter((other) => other !== one);
			this.withdrawn.push(one);
			this.ledger.mayBeMissing(one.id);
			this.isBehindFirst = true;
		}
	}

	private putBack(): void {
		for (const one of this.withdrawn) this.reappeared(one);
		this.episodes = [...this.episodes, ...this.withdrawn];
		this.withdrawn = [];
	}

	private vanish(dice: Dice, count: number): void {
		for (let made = 0; made < count; made += 1) {
			const one = dice.pick(this.episodes.filter(({ isGone }) => !isGone));
			if (!one) return;
			one.isGone = true;
			this.ledger.mayBeMissing(one.id);
			this.isBehindFirst = true;
		}
	}

	private comeBack(): void {
		for (const one of this.episodes.filter(({ isGone }) => isGone)) {
			one.isGone = false;
			this.reappeared(one);
		}
	}

	/** To whoever has never seen it, it is new. */
	private reappeared(one: Episode): void {
		this.isBehindFirst = true;
		if (one.isSeen) return;
		this.ledger.happened(one.id);
		this.ledger.mayBeMissing(one.id);
	}

	override get needsADay(): boolean {
		return this.isBehindFirst;
	}

	override settled(): void {
		for (const one of this.episodes) if (!one.isGone) one.isSeen = true;
		this.isBehindFirst = false;
		this.isTurned = false;
		this.unsettled = [];
	}

	override damaged(): void {
		super.damaged();
		for (const one of [...this.episodes, ...this.withdrawn]) one.isSeen = false;
	}

	override restarted(): void {
		for (const one of [...this.withdrawn, ...this.episodes]) if (one.isGone) one.isSeen = false;
		for (const one of this.withdrawn) one.isSeen = false;
	}
}
