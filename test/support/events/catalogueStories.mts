import type { IDataObject } from 'n8n-workflow';
import { diceOf, type Dice } from './dice.mts';
import { beVague, createFakeSpotify } from './fakeSpotify.mts';
import { Story } from './story.mts';

interface Release {
	id: string;
	date: string;
}

const DAY_MS = 86_400_000;

type Source = 'artist' | 'show';

interface SourceOptions {
	source: Source;
	/** How many there are, and whether the user follows them or the form names them. */
	count: number;
	isFollowed: boolean;
	/** Of an artist; a show has one list. */
	groups: readonly string[];
	maxRequests?: number;
	/** Says in which way its lists are vague. */
	seed: number;
}

const EVENTS = {
	artist: ['artistReleased', 'followedArtistReleased'],
	show: ['showPublished', 'followedShowPublished'],
} as const;

/** Artists who release, or shows that publish. */
export class CatalogueStory extends Story {
	readonly parameters: IDataObject;

	private sources: string[];

	/** By source and group. */
	private readonly lists = new Map<string, Release[]>();

	/** Sources of which a poll has taken the base; and n8n's database has it. */
	private readonly based = new Set<string>();
	private readonly inDatabase = new Set<string>();

	private withdrawn = false;

	readonly spotify = createFakeSpotify((path, query) => {
		const { source } = this.options;
		if (path === '/me/following') return this.sources.map((id) => ({ id }));
		if (path === '/me/shows') return this.sources.map((id) => ({ show: { id } }));
		const id = new RegExp(`^/${source}s/(\\w+)/`).exec(path)?.[1];
		if (id === undefined) return undefined;
		const asked = (query.include_groups ?? this.options.groups.join()).split(',');
		return asked
			.flatMap((group) => this.listOf(id, group))
			.map(({ id: releaseId, date }) => ({
				id: releaseId,
				release_date: date,
				name: releaseId,
			}));
	});

	constructor(private readonly options: SourceOptions) {
		super();
		const { source, count, isFollowed, groups, maxRequests, seed } = options;
		beVague(this.spotify, diceOf(seed));
		this.sources = Array.from({ length: count }, () => this.newId());
		this.parameters = {
			event: EVENTS[source][isFollowed ? 1 : 0],
			[`${source}Id`]: this.sources,
			...(source === 'show' ? { market: 'US' } : { includeGroups: groups }),
			...(maxRequests !== undefined && { options: { maxRequests } }),
		};
		for (const [index, id] of this.sources.entries()) this.fill(id, index * 9);
	}

	private fill(id: string, size: number): void {
		for (const group of this.options.groups) {
			for (let count = 0; count < size; count += 1) {
				this.pass(count % 4 === 0 ? DAY_MS : 0);
				this.listOf(id, group).unshift({ id: this.newId(), date: this.date() });
			}
		}
		this.pass(DAY_MS);
	}

	private date(): string {
		return this.time().slice(0, 10);
	}

	private listOf(id: string, group: string): Release[] {
		const key = `${id} ${group}`;
		const list = this.lists.get(key) ?? [];
		this.lists.set(key, list);
		return list;
	}

	keyOf(item: IDataObject): string {
		return `${String(item[`${this.options.source}Id`])} ${String(item['id'])}`;
	}

	protected happen(dice: Dice): void {
		this.pass(dice.below(3) * (DAY_MS / 2));
		const id = dice.pick(this.sources);
		const what = dice.below(8);
		if (id === undefined || what === 7) this.followOrNot(dice);
		else if (what < 4) this.release(dice, id);
		else if (what === 4)
			for (let count = dice.below(25); count > 0; count -= 1) this.release(dice, id);
		else if (what === 5) this.withdraw(dice, id);
		else this.copy(dice, id);
	}

	private release(dice: Dice, id: string): void {
		const release = { id: this.newId(), date: this.date() };
		this.listOf(id, dice.pick(this.options.groups) ?? '').unshift(release);
		this.ledger.happened(`${id} ${release.id}`);
		if (!this.based.has(id)) this.ledger.mayBeMissing(`${id} ${release.id}`);
	}

	private withdraw(dice: Dice, id: string): void {
		const list = this.listOf(id, dice.pick(this.options.groups) ?? '');
		const one = dice.pick(list.slice(0, 30));
		if (!one) return;
		list.splice(list.indexOf(one), 1);
		this.withdrawn = true;
		this.ledger.mayBeMissing(`${id} ${one.id}`);
	}

	/** A release comes to stand in a second group. */
	private copy(dice: Dice, id: string): void {
		const [first = '', second = ''] = this.options.groups;
		const one = this.listOf(id, first)[0];
		const other = this.listOf(id, second);
		if (!one || this.options.groups.length < 2 || dice.below(2) === 0) return;
		if (one.date < this.date() || other.includes(one)) return;
		other.unshift(one);
	}

	private followOrNot(dice: Dice): void {
		if (!this.options.isFollowed) return;
		const id = dice.pick(this.sources);
		if (id !== undefined && dice.below(2) === 0) {
			this.sources = this.sources.filter((other) => other !== id);
			this.based.delete(id);
			this.inDatabase.delete(id);
			this.ledger.forget(`${id} `);
			return;
		}
		const added = this.newId();
		this.sources.push(added);
		this.fill(added, dice.below(15));
	}

	override get isSpread(): boolean {
		return this.options.maxRequests !== undefined;
	}

	override get needsADay(): boolean {
		return this.withdrawn;
	}

	override activated(): void {
		if (this.isSpread) return;
		super.activated();
	}

	override settled(): void {
		for (const id of this.sources) this.based.add(id);
		this.withdrawn = false;
	}

	override stored(): void {
		for (const id of this.based) this.inDatabase.add(id);
	}

	override damaged(): void {
		super.damaged();
		this.based.clear();
		this.inDatabase.clear();
	}

	override restarted(): void {
		for (const id of this.based) {
			if (this.inDatabase.has(id)) continue;
			this.based.delete(id);
			this.ledger.forget(`${id} `);
		}
	}
}
