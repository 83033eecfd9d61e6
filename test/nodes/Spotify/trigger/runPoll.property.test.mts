import fc from 'fast-check';
import type { SpotifyFailure } from '../../../../spotify/failures/types';
import { resetProcessState } from '../../../../spotify/processState';
import { pass, resetAutoClock } from '../../../support/autoClock.mts';
import { CatalogueStory } from '../../../support/events/catalogueStories.mts';
import { wired } from '../../../support/events/mockedClient.mts';
import {
	ItemAddedStory,
	ItemRemovedStory,
	OwnPlaylistsStory,
	PlaylistChangedStory,
} from '../../../support/events/playlistStories.mts';
import { ShowStory } from '../../../support/events/showStory.mts';
import type { Story } from '../../../support/events/story.mts';
import { HistoryStory, PlaybackStory, SavedStory } from '../../../support/events/userStories.mts';
import { ActiveWorkflow, newInstance } from '../../../support/polling.mts';

jest.mock('../../../../nodes/Spotify/transport/n8nClock', () => ({
	n8nClock: jest.requireActual('../../../support/autoClock.mts').autoClock,
}));

jest.mock('../../../../nodes/Spotify/transport/createClient', () => ({
	...jest.requireActual('../../../../nodes/Spotify/transport/createClient'),
	createClient: jest.requireActual('../../../support/events/mockedClient.mts').createMockedClient,
}));

/**
 * More than the runs of the suite, and others each time, to look for what is rare: RUNS=2000 npx jest …
 * The suite itself makes the same runs each time. SEED=… makes those again that fast-check has named.
 */
const { RUNS: runs, SEED: seedOfRuns = runs === undefined ? '1' : undefined } = process.env;
const RUNS = Number(runs ?? 8);
const SEED = seedOfRuns === undefined ? {} : { seed: Number(seedOfRuns) };

/** A story takes some 30 ms of a free processor; the time of who looks for what is rare ends here. */
const LIMIT_MS = 30_000 + RUNS * 200;

const DAY_MS = 86_400_000;

const FAILURES: SpotifyFailure[] = [
	{ kind: 'network', message: 'No answer', hint: '' },
	{ kind: 'server', status: 503, message: 'Failing', hint: '' },
	{ kind: 'rateLimited', status: 429, scope: 'quota', retryAtMs: 0, message: 'Closed', hint: '' },
	{ kind: 'unauthorized', status: 401, message: 'No', hint: '' },
];

const seed = fc.nat(1_000_000);
const at = fc.nat(4);

const step = fc.oneof(
	{ weight: 8, arbitrary: fc.record({ what: fc.constant('change' as const), seed }) },
	{ weight: 3, arbitrary: fc.record({ what: fc.constant('poll' as const) }) },
	{ weight: 3, arbitrary: fc.record({ what: fc.constant('settle' as const) }) },
	{
		weight: 3,
		arbitrary: fc.record({ what: fc.constant('failingPoll' as const), at, failure: fc.nat(3) }),
	},
	{
		weight: 3,
		arbitrary: fc.record({ what: fc.constant('changeDuringPoll' as const), at, seed }),
	},
	{ weight: 1, arbitrary: fc.record({ what: fc.constant('restlessPoll' as const), seed }) },
	{ weight: 1, arbitrary: fc.record({ what: fc.constant('overlap' as const), at }) },
	{ weight: 1, arbitrary: fc.record({ what: fc.constant('savedDuringPoll' as const), at }) },
	{ weight: 1, arbitrary: fc.record({ what: fc.constant('saved' as const) }) },
	{ weight: 2, arbitrary: fc.record({ what: fc.constant('restart' as const) }) },
	{ weight: 1, arbitrary: fc.record({ what: fc.constant('failingRestart' as const), at }) },
	{
		weight: 1,
		arbitrary: fc.record({
			what: fc.constant('kill' as const),
			when: fc.constantFrom('beforeEmit' as const, 'beforeStore' as const),
		}),
	},
	{ weight: 1, arbitrary: fc.record({ what: fc.constant('damage' as const), seed }) },
	{
		weight: 1,
		arbitrary: fc.record({
			what: fc.constant('clock' as const),
			days: fc.integer({ min: -400, max: 400 }),
		}),
	},
);

/** What happens while Spotify cannot be asked at first; nothing where it can. */
const outage = fc.option(
	fc.record({ failure: fc.nat(2), seeds: fc.array(seed, { maxLength: 5 }) }),
	{
		nil: undefined,
	},
);

type Outage = typeof outage extends fc.Arbitrary<infer T> ? T : never;

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** What a trigger does with a story, held against the story's ledger all the way. */
async function play(story: Story, steps: readonly Step[], begin?: Outage): Promise<void> {
	resetProcessState();
	resetAutoClock();
	const { parameters, spotify } = story;
	wired.spotify = spotify;
	let isBaseStored = false;
	const instance = {
		...newInstance(),
		onStore() {
			isBaseStored = true;
			story.stored();
		},
	};
	const load = () => new ActiveWorkflow(instance, { parameters });
	let workflow = load();
	let crashing = false;
	let noted = 0;

	const note = (): void => {
		for (const items of instance.executions.slice(noted)) {
			for (const item of items) story.ledger.told(story.keyOf(item), crashing);
		}
		noted = instance.executions.length;
		const excess = story.ledger.excess();
		// What is right nearly always costs less than to say so.
		if (excess.length > 0) expect(excess).toEqual([]);
	};
	/** Does something before the request of a number, counted from now. */
	const duringRequest = (number: number, act: () => Promise<SpotifyFailure | undefined>): void => {
		const due = spotify.requests.length + number;
		spotify.before = async (count) => (count === due ? await act() : undefined);
	};
	const quiet = (): void => {
		spotify.before = async () => undefined;
	};
	const tick = async (killed?: Parameters<ActiveWorkflow['tick']>[0]): Promise<void> => {
		story.betweenPolls();
		await workflow.tick(killed);
	};
	const settle = async (): Promise<void> => {
		if (story.needsADay) pass(DAY_MS);
		for (let count = 0; count < story.pollsToSettle; count += 1) {
			await tick();
			note();
		}
		expect(story.ledger.lost()).toEqual([]);
		story.settled();
	};
	const restart = async (): Promise<void> => {
		resetProcessState();
		workflow = load();
		// A base that was taken after the activation is in memory until the first event.
		if (!isBaseStored) story.ledger.forget();
		story.restarted();
		await workflow.activate('init');
		note();
	};
	const activate = async (): Promise<void> => {
		if (!begin) {
			await workflow.activate();
			note();
			story.activated();
			return;
		}
		spotify.before = async () => FAILURES[begin.failure];
		await workflow.activate();
		isBaseStored = false;
		for (const one of begin.seeds) story.change(one);
		quiet();
		story.ledger.beginAnew();
		await settle();
		expect(instance.executions).toEqual([]);
	};

	/** A poll in which each of the first requests finds another list; no list grows for ever. */
	const restlessPoll = async (stepSeed: number): Promise<void> => {
		const end = spotify.requests.length + 30;
		spotify.before = async (count) =>
			count < end ? void story.changeMeanwhile(stepSeed + count) : undefined;
		await tick();
	};

	const act = async (step: Step): Promise<void> => {
		switch (step.what) {
			case 'change':
				return story.change(step.seed);
			case 'poll':
				return await tick();
			case 'settle':
				return await settle();
			case 'failingPoll':
				duringRequest(step.at, async () => FAILURES[step.failure]);
				return await tick();
			case 'changeDuringPoll':
				duringRequest(step.at, async () => void story.changeMeanwhile(step.seed));
				return await tick();
			case 'restlessPoll':
				return await restlessPoll(step.seed);
			case 'overlap':
				duringRequest(step.at, async () => void (await workflow.tick()));
				return await tick();
			case 'savedDuringPoll': {
				const before = workflow;
				duringRequest(step.at, async () => {
					quiet();
					workflow = load();
					await workflow.activate('update');
					return undefined;
				});
				return await before.tick();
			}
			case 'saved':
				workflow = load();
				return void (await workflow.activate('update'));
			case 'restart':
				return await restart();
			case 'failingRestart':
				// Without a stored base the next poll that can look takes one, whenever that is.
				if (isBaseStored) duringRequest(step.at, async () => FAILURES[0]);
				return await restart();
			case 'kill':
				crashing = step.when === 'beforeStore';
				await tick(step.when);
				note();
				crashing = false;
				return await restart();
			case 'damage': {
				const { staticData } = instance;
				const place = step.seed % staticData.length;
				const damaged = `${staticData.slice(0, place)}${staticData.slice(place + 1)}`;
				if (!isJson(damaged)) return;
				instance.staticData = damaged;
				story.damaged();
				await restart();
				return story.isSpread ? await settle() : story.settled();
			}
			case 'clock':
				return pass(step.days * DAY_MS);
		}
	};

	await activate();
	if (story.isSpread) await settle();
	for (const one of steps) {
		await act(one);
		quiet();
		note();
	}
	await settle();
	const { length } = spotify.requests;
	await tick();
	note();
	expect(spotify.requests.length - length).toBeLessThanOrEqual(story.mostWhenIdle);
}

function isJson(text: string): boolean {
	try {
		JSON.parse(text);
		return true;
	} catch {
		return false;
	}
}

const STORIES: Record<string, (size: number) => Story> = {
	'New Item in Playlist': (size) => new ItemAddedStory(size),
	'Item Removed From Playlist': (size) => new ItemRemovedStory(size),
	'Playlist Changed': (size) => new PlaylistChangedStory(size),
	'New Item in Playlist, of which each request gives another snapshot': (size) =>
		new ItemAddedStory(size, true),
	'Item Removed From Playlist, of which each request gives another snapshot': (size) =>
		new ItemRemovedStory(size, true),
	'Playlist Changed, of which each request gives another snapshot': (size) =>
		new PlaylistChangedStory(size, true),
	'Playlist Created or Followed': () => new OwnPlaylistsStory(),
	'New Saved Track': (size) => new SavedStory('track', size),
	'New Saved Album': (size) => new SavedStory('album', size),
	'New Saved Episode': (size) => new SavedStory('episode', size),
	'New Saved Show': (size) => new SavedStory('show', size),
	'Track Played': (size) => new HistoryStory(size % 60),
	'Playback Changed': () => new PlaybackStory(),
	'New Release by Artists': (size) =>
		new CatalogueStory({
			source: 'artist',
			count: 3,
			isFollowed: false,
			groups: ['album', 'single'],
			seed: size,
		}),
	'New Release by Artists, of one group': (size) =>
		new CatalogueStory({
			source: 'artist',
			count: 3,
			isFollowed: false,
			groups: ['single'],
			seed: size,
		}),
	'New Release by Artists, a few at each poll': (size) =>
		new CatalogueStory({
			source: 'artist',
			count: 8,
			isFollowed: false,
			groups: ['album', 'single'],
			seed: size,
			maxRequests: 3,
		}),
	'New Release by Followed Artists': (size) =>
		new CatalogueStory({
			source: 'artist',
			count: 4,
			isFollowed: true,
			groups: ['album', 'single'],
			seed: size,
		}),
	'New Episode of Shows': (size) =>
		new CatalogueStory({
			source: 'show',
			count: 3,
			isFollowed: false,
			groups: ['episode'],
			seed: size,
		}),
	'New Episode of Shows, in any order, with gaps and a wrong total': (size) => new ShowStory(size),
	'New Episode of Followed Shows': (size) =>
		new CatalogueStory({
			source: 'show',
			count: 4,
			isFollowed: true,
			groups: ['episode'],
			seed: size,
		}),
};

/** What was told wrongly once: it is tried first. */
const FOUND: Record<string, Array<[size: number, steps: Step[], begin: Outage]>> = {
	// Pages of seven, another total at each request, and a list that is little longer than a page.
	'New Episode of Shows': [
		[
			45,
			[
				{ what: 'changeDuringPoll', at: 0, seed: 257_464 },
				{ what: 'failingPoll', at: 0, failure: 0 },
			],
			undefined,
		],
	],
	// A list whose total is always 0, and which ends before what was read while it is read.
	'New Saved Show': [
		[
			8,
			[
				{ what: 'kill', when: 'beforeEmit' },
				{ what: 'restlessPoll', seed: 974_804 },
				{ what: 'saved' },
			],
			undefined,
		],
	],
	'New Episode of Shows, in any order, with gaps and a wrong total': [
		// An episode of no order behind the first page, and a total that is always 0.
		[
			6,
			[{ what: 'change', seed: 576_474 }, { what: 'settle' }, { what: 'change', seed: 0 }],
			undefined,
		],
		// The same in a show whose first page looks as if it were ordered by date.
		[
			1,
			[
				{ what: 'restlessPoll', seed: 7 },
				{ what: 'restart' },
				{ what: 'settle' },
				{ what: 'change', seed: 0 },
			],
			{ failure: 0, seeds: [0, 0, 73_143] },
		],
		// The last place of a page is gone, and the total another at each request.
		[
			105,
			[
				{ what: 'changeDuringPoll', at: 0, seed: 0 },
				{ what: 'poll' },
				{ what: 'restlessPoll', seed: 313_206 },
				{ what: 'changeDuringPoll', at: 0, seed: 344_431 },
			],
			undefined,
		],
	],
};

describe('every event is told once, whatever happens and whenever', () => {
	it.each(Object.keys(STORIES))(
		'%s',
		async (name) => {
			await fc.assert(
				fc.asyncProperty(
					fc.nat(150),
					// Long ones too: what is rare comes of several things that happen.
					fc.array(step, { minLength: 1, maxLength: 25, size: 'max' }),
					outage,
					async (size, steps, begin) => {
						const story = STORIES[name]?.(size);
						if (story) await play(story, steps, begin);
					},
				),
				{
					numRuns: RUNS,
					...SEED,
					examples: FOUND[name] ?? [],
					// Else the search for a shorter story that fails would go on for ever.
					plugins: [fc.interruptAfterTimeLimit(LIMIT_MS, { failOnInterrupt: true })],
				},
			);
		},
		LIMIT_MS + 10_000,
	);
});
