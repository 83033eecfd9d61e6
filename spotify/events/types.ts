import type {
	BooleanField,
	ChoiceField,
	ChoicesField,
	MarketField,
} from '../operations/fieldTypes';
import type { Operation } from '../operations/types';
import type { JobTools } from '../jobs/types';
import type { Outcome } from '../failures/outcome';
import type { Values } from '../plan/wireValue';
import type { OutputChoice } from '../simplify/outputChoice';
import type { OutputKind } from '../simplify/outputKinds';
import type { Guard } from './storedShapes';

/** Something that has happened on Spotify. */
export interface SpotifyEvent {
	/** What it happened to, as Spotify gives it. */
	value: unknown;
	/** How that is simplified. */
	output: OutputKind;
	/** Index of an entry in its list. */
	position?: number;
	/**
	 * When it happened, as Spotify says it: a time or a date in ISO 8601; empty where nobody knows.
	 * Such texts sort by time.
	 */
	at: string;
	/** Fields that go beside those of the value. */
	extraFields: Readonly<Record<string, unknown>>;
}

/** What a watch works with. */
export interface WatchTools extends Pick<
	JobTools,
	'send' | 'clock' | 'signal' | 'capabilities' | 'maxConcurrency' | 'actsForUser'
> {
	/** What the form says, by parameter name; without the IDs. */
	values: Values;
	/** What is handed out: nothing else has to be asked for. */
	output: OutputChoice;
	/** What places are called, by ID, where that is known without a request. */
	names?: Readonly<Record<string, string>>;
	/**
	 * Whether a look may send further requests where nothing shows that it has to; absent where it
	 * always may. Each yes is taken for one such look.
	 */
	mayLookCloser?: () => boolean;
}

/** What was seen at one place: what is new there, and what to know of it the next time. */
export interface PollStepResult<State = unknown> {
	/** Nothing where nothing was known before: the present is then the base. */
	events: SpotifyEvent[];
	/** Plain data, as small as it can be. */
	next: State;
}

/**
 * Looks at one place, such as a playlist or an artist.
 * @param previous what the last look gave as `next`; undefined at the first
 */
export type PollStep<State> = (
	id: string,
	previous: State | undefined,
) => Promise<Outcome<PollStepResult<State>>>;

/** How an event is noticed. */
export interface Watch<State> {
	/** Whether something that was stored is what a look has left; nothing is known where it is not. */
	isState: Guard<State>;
	/** Begins a poll, with what serves all places together. */
	begin(ids: readonly string[], tools: WatchTools): Promise<PollStep<State>>;
	/**
	 * Finds the latest that has happened at a place, without a memory: for a test of the workflow.
	 */
	latest(id: string, tools: WatchTools): Promise<Outcome<SpotifyEvent[]>>;
}

/** A watch that is given what was stored, whatever that is. */
export interface StoredWatch extends Pick<Watch<unknown>, 'begin' | 'latest'> {
	/** Tells whether a look has a use for what places are called; absent where it never has. */
	usesNames?(values: Values): boolean;
}

/** What an event is about: IDs of a kind that the form asks for, or those of a list of the user's. */
export type TargetKind = 'playlist' | 'artist' | 'show';

/** What a poll asks of Spotify. Tests measure it. */
export interface Requests {
	/** Of a poll that finds nothing new: so many for each of what `per` names. */
	idle: number;
	per: 'poll' | 'playlist' | 'artist' | 'show' | '50 playlists';
	/** Further ones that each poll needs, as a sentence without its full stop. */
	further?: string;
	/** What finding something costs beside it, as a sentence without its full stop. */
	busy: string;
}

/**
 * An event of the trigger. The form, the scopes, the polls and the documentation derive from its
 * entry.
 */
export interface EventKind {
	/** As the Event dropdown shows it, in Title Case. */
	name: string;
	/** One sentence, no full stop. */
	description: string;
	/** Whose IDs the form asks for. */
	of?: TargetKind;
	/** The list of the user's that names the artists or shows. */
	followed?: Operation;
	/** What happens to: the output of its events. */
	output: OutputKind;
	/** What the form asks for beside the IDs. */
	fields: ReadonlyArray<BooleanField | ChoiceField | ChoicesField | MarketField>;
	/** The operations that a poll uses. */
	uses: readonly Operation[];
	watch: StoredWatch;
	/** The field that says when it happened. */
	time: 'addedAt' | 'detectedAt' | 'playedAt' | 'releaseDate';
	requests: Requests;
	/** What cannot be noticed, as whole sentences. */
	unseen: string;
}
