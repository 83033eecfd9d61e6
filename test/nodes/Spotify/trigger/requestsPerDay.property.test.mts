import { fc, isTried, runs } from '../../../support/fc.mts';
import type { SpotifyFailure } from '../../../../spotify/failures/types';
import { resetProcessState } from '../../../../spotify/processState';
import { autoClock, pass, resetAutoClock } from '../../../support/autoClock.mts';
import { FollowedArtists } from '../../../support/events/followedArtists.mts';
import { wired } from '../../../support/events/mockedClient.mts';
import { ActiveWorkflow, newInstance } from '../../../support/polling.mts';

jest.mock('../../../../nodes/Spotify/transport/n8nClock', () => ({
	n8nClock: jest.requireActual('../../../support/autoClock.mts').autoClock,
}));

jest.mock('../../../../nodes/Spotify/transport/createClient', () => ({
	...jest.requireActual('../../../../nodes/Spotify/transport/createClient'),
	createClient: jest.requireActual('../../../support/events/mockedClient.mts').createMockedClient,
}));

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** The same runs each day, and others at night. */
const SEED = process.env.RUNS_TIMES === undefined ? { seed: 1 } : {};

const FAILURES: SpotifyFailure[] = [
	{ kind: 'network', message: 'No answer', hint: '' },
	{ kind: 'server', status: 503, message: 'Failing', hint: '' },
	{ kind: 'rateLimited', status: 429, scope: 'quota', retryAtMs: 0, message: 'Closed', hint: '' },
	{ kind: 'notFound', status: 404, message: 'Gone', hint: '' },
];

beforeEach(() => {
	resetProcessState();
	resetAutoClock();
});

/** Where releases are looked for. */
type LookIn = 'albums' | 'search';

/** A user's artists, n8n, and what the trigger should have told by now. */
class Life {
	readonly instance = { ...newInstance(), onStore: () => void (this.isStored = true) };

	/** Requests that count, by time: those of a workflow's tests do not. */
	readonly sent: number[] = [];

	/** When n8n last began anew: it has forgotten some of what was sent before. */
	restartedAtMs = 0;

	private workflow: ActiveWorkflow;

	/** Releases of artists whose base is taken, with how often each was told. */
	private readonly expected = new Map<string, number>();

	/** When the base of each artist was taken, and which releases are part of it. */
	private based = new Map<string, { atMs: number; releases: ReadonlySet<string> }>();
	private basedInDatabase: ReadonlySet<string> = new Set();

	/** Whom the user does not follow any more: until the list is read, they may be looked at. */
	private readonly left = new Set<string>();
	private isStored = false;
	private noted = 0;

	/** What was told again, or was of no time after the base. */
	readonly wrong: string[] = [];

	constructor(
		readonly artists: FollowedArtists,
		private readonly perDay: number,
		private readonly groups: readonly string[],
		private readonly lookIn: LookIn,
	) {
		wired.spotify = artists.spotify;
		this.workflow = this.load();
	}

	private load(): ActiveWorkflow {
		return new ActiveWorkflow(this.instance, {
			parameters: {
				event: 'followedArtistReleased',
				includeGroups: this.groups,
				options: { maxRequestsPerDay: this.perDay, lookIn: this.lookIn },
			},
		});
	}

	async activate(mode?: 'init'): Promise<void> {
		await this.during(async () => void (await this.workflow.activate(mode)));
	}

	/** @param failing the number of the request that fails, and how */
	async poll(failing?: { at: number; failure: number }): Promise<void> {
		const due = this.artists.spotify.requests.length + (failing?.at ?? -1);
		this.artists.spotify.before = async (count) =>
			count === due ? FAILURES[failing?.failure ?? 0] : undefined;
		await this.during(async () => await this.workflow.tick());
		this.artists.spotify.before = async () => undefined;
	}

	async test(): Promise<void> {
		if (this.artists.followed.length > 0) await this.workflow.test();
	}

	async restart(): Promise<void> {
		resetProcessState();
		// What was looked at for the first time since the last event has a new base.
		for (const id of this.based.keys()) if (!this.basedInDatabase.has(id)) this.forget(id);
		this.workflow = this.load();
		pass(1);
		this.restartedAtMs = autoClock.nowMs();
		await this.activate('init');
	}

	release(id: string, group: 'album' | 'single'): void {
		const release = this.artists.release(id, group);
		// What search has, it gives at some time or never.
		if (this.lookIn === 'albums' && this.based.has(id)) this.expected.set(`${id} ${release}`, 0);
	}

	unfollow(id: string): void {
		this.artists.unfollow(id);
		this.left.add(id);
	}

	/** What was not told of an artist stays untold. */
	private forget(id: string): void {
		this.based.delete(id);
		for (const [key, told] of this.expected) {
			if (told === 0 && key.startsWith(id)) this.expected.delete(key);
		}
	}

	private async during(act: () => Promise<void>): Promise<void> {
		const [asked, sent] = [this.artists.asked.length, this.artists.spotify.requests.length];
		const given = this.artists.given.length;
		this.isStored = false;
		await act();
		for (let count = sent; count < this.artists.spotify.requests.length; count += 1) {
			this.sent.push(autoClock.nowMs());
		}
		const found = this.artists.given.slice(given);
		for (const one of found) this.expectFound(one);
		this.note();
		for (const { id, atMs } of this.artists.asked.slice(asked)) {
			if (id === 'list' || this.based.has(id)) continue;
			const releases = found.flatMap((one) => (one.id === id ? one.release : []));
			this.based.set(id, { atMs, releases: new Set(releases) });
		}
		if (this.isStored) this.basedInDatabase = new Set(this.based.keys());
	}

	/** What search gives is to be told where it is not of the base, nor older than the form says. */
	private expectFound({ id, release, date }: FollowedArtists['given'][number]): void {
		const base = this.based.get(id);
		if (!base || base.releases.has(release) || this.expected.has(`${id} ${release}`)) return;
		const first = Math.max(base.atMs - 7 * DAY_MS, autoClock.nowMs() - 21 * DAY_MS);
		if (date >= new Date(first).toISOString().slice(0, 10)) {
			this.expected.set(`${id} ${release}`, 0);
		}
	}

	private note(): void {
		for (const items of this.instance.executions.slice(this.noted)) {
			for (const item of items) {
				const key = `${String(item['artistId'])} ${String(item['id'])}`;
				const told = this.expected.get(key);
				if (told !== 0) this.wrong.push(`${key}: told before ${told} times`);
				this.expected.set(key, 1);
			}
		}
		this.noted = this.instance.executions.length;
	}

	/** How many releases were told. */
	told(): number {
		return [...this.expected.values()].filter((told) => told === 1).length;
	}

	untold(): string[] {
		return [...this.expected]
			.filter(([key, told]) => told === 0 && !this.left.has(key.split(' ')[0] ?? ''))
			.map(([key]) => key);
	}

	/** The most requests of 24 hours, after a time. */
	mostInADay(fromMs: number): number {
		const times = this.sent.filter((atMs) => atMs >= fromMs);
		let [first, most] = [0, 0];
		for (const [last, atMs] of times.entries()) {
			while (atMs - (times[first] ?? atMs) >= DAY_MS - MINUTE_MS) first += 1;
			most = Math.max(most, last - first + 1);
		}
		return most;
	}

	/** The longest that each artist waited for a look, up to now. */
	longestWait(fromMs: number): number {
		const lookedAt = new Map(this.artists.followed.map((id) => [id, [fromMs]]));
		for (const { id, atMs } of this.artists.asked) if (atMs >= fromMs) lookedAt.get(id)?.push(atMs);
		const waits = [...lookedAt.values()].flatMap((times) =>
			[...times, autoClock.nowMs()].slice(1).map((atMs, index) => atMs - (times[index] ?? 0)),
		);
		return Math.max(...waits);
	}
}

describe('300 artists and 100 requests a day', () => {
	const habits: Array<[string, number, string[], number]> = [
		['every hour, albums', HOUR_MS, ['album', 'single'], 10],
		['every twenty minutes, albums', 20 * MINUTE_MS, ['album', 'single'], 7],
		['every hour, search', HOUR_MS, ['album', 'single'], 14],
		['every seven hours, albums', 7 * HOUR_MS, ['single'], 20],
		['once a day, search', DAY_MS, ['single'], 30],
		['once a day, albums', DAY_MS, ['album', 'single'], 30],
	];

	it.each(habits.filter((_, nth) => isTried(nth, 2)))(
		'are looked at within four days each, the list included: polls %s',
		async (...[polls, gap, groups, days]) => {
			const artists = new FollowedArtists(300, (index) => index % 25);
			const lookIn = polls.endsWith('search') ? 'search' : 'albums';
			const life = new Life(artists, 100, groups, lookIn);
			const startMs = autoClock.nowMs();
			await life.activate();
			for (let day = 0, next = 0; day < days;) {
				pass(gap);
				await life.poll();
				day = (autoClock.nowMs() - startMs) / DAY_MS;
				// Four releases a day, three of them on Fridays by those who release most.
				for (; next < day * 4; next += 1) {
					const id = artists.followed[(next % 4 === 0 ? next * 7 : next % 9) % 300] ?? '';
					life.release(id, next % 3 === 0 && groups.includes('album') ? 'album' : 'single');
				}
			}
			// Where polls do not divide a day, as many of a day as fit into it share its requests.
			const longest = 4 * DAY_MS + (DAY_MS % gap === 0 ? 0 : gap);
			expect(life.longestWait(startMs)).toBeLessThanOrEqual(longest);
			expect(life.mostInADay(startMs)).toBeLessThanOrEqual(100);
			for (let passed = 0; passed < 4 * DAY_MS; passed += gap) {
				pass(gap);
				await life.poll();
			}
			expect([life.wrong, life.untold()]).toEqual([[], []]);
			// But for those of the first days, when the bases are taken.
			expect(life.told()).toBeGreaterThan(4 * (days - 5));
			expect(life.instance.errors).toEqual([]);
		},
	);

	it('spreads them over the polls of a day', async () => {
		const artists = new FollowedArtists(300, () => 5);
		const life = new Life(artists, 100, ['album', 'single'], 'albums');
		await life.activate();
		const counts: number[] = [];
		for (let poll = 0; poll < 10 * 24; poll += 1) {
			pass(HOUR_MS);
			const before = life.sent.length;
			await life.poll();
			if (poll >= 2 * 24) counts.push(life.sent.length - before);
		}
		// But for the list, which takes six.
		expect(counts.filter((count) => count > 6)).toEqual([]);
		expect(counts.filter((count) => count >= 3).length).toBeGreaterThan(0.8 * counts.length);
	});
});

it('looks more often at who was active lately, and more so on Fridays', async () => {
	const artists = new FollowedArtists(200, () => 5);
	const life = new Life(artists, 100, ['album', 'single'], 'albums');
	await life.activate();
	const active = artists.followed.slice(0, 5);
	const poll = async (days: number): Promise<void> => {
		for (let hours = 0; hours < days * 24; hours += 1) {
			pass(HOUR_MS);
			await life.poll();
		}
	};
	await poll(4);
	for (const id of active) life.release(id, 'single');
	await poll(4);
	const fromMs = autoClock.nowMs();
	await poll(14);
	const looks = artists.asked.filter(({ atMs }) => atMs > fromMs);
	const ofActive = looks.filter(({ id }) => active.includes(id));
	const perArtist = looks.filter(({ id }) => id !== 'list').length / 200;
	expect(ofActive.length / active.length).toBeGreaterThan(1.5 * perArtist);
	const onFridays = ofActive.filter(({ atMs }) => new Date(atMs).getUTCDay() === 5);
	expect(onFridays.length / 2).toBeGreaterThan((1.3 * (ofActive.length - onFridays.length)) / 12);
});

it.each([4, 7, 11, 18, 24, 31, 40])(
	'sends no more than %d, where looks find something and take more',
	async (perDay) => {
		const artists = new FollowedArtists(30, () => 5);
		const life = new Life(artists, perDay, ['album', 'single'], 'albums');
		const startMs = autoClock.nowMs();
		await life.activate();
		for (let polls = 0; polls < 60; polls += 1) {
			pass(DAY_MS / 2);
			if (polls % 20 === 0) for (const id of artists.followed) life.release(id, 'single');
			await life.poll();
		}
		expect(life.mostInADay(startMs)).toBeLessThanOrEqual(perDay);
	},
);

const step = fc.oneof(
	{ weight: 5, arbitrary: fc.record({ what: fc.constant('release' as const), who: fc.nat() }) },
	{
		weight: 2,
		arbitrary: fc.record({
			what: fc.constant('failingPoll' as const),
			at: fc.nat(6),
			failure: fc.nat(3),
		}),
	},
	{ weight: 1, arbitrary: fc.record({ what: fc.constant('follow' as const), who: fc.nat(30) }) },
	{ weight: 1, arbitrary: fc.record({ what: fc.constant('unfollow' as const), who: fc.nat() }) },
	{ weight: 1, arbitrary: fc.record({ what: fc.constant('restart' as const) }) },
	{ weight: 1, arbitrary: fc.record({ what: fc.constant('lostDays' as const), days: fc.nat(4) }) },
	{ weight: 1, arbitrary: fc.record({ what: fc.constant('test' as const) }) },
);

const gap = fc.oneof(
	fc.constantFrom(3 * HOUR_MS, 12 * HOUR_MS, DAY_MS, 2 * DAY_MS),
	fc.integer({ min: 2 * HOUR_MS, max: 30 * HOUR_MS }),
);

it('tells each release once, and sends no more than its number, whatever happens in 90 days', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.integer({ min: 1, max: 60 }),
			fc.integer({ min: 3, max: 120 }),
			fc.constantFrom(['single'], ['album', 'single']),
			fc.constantFrom<LookIn>('albums', 'search'),
			// Some of them minutes apart, as where somebody saves the workflow.
			fc.tuple(gap, fc.option(fc.integer({ min: 1, max: 90 * MINUTE_MS }), { nil: 4 * HOUR_MS })),
			fc.array(step, { minLength: 20, maxLength: 60, size: 'max' }),
			async (count, perDay, groups, lookIn, gaps, steps) => {
				resetProcessState();
				resetAutoClock();
				const artists = new FollowedArtists(count, (index) => 1 + ((index * 7) % 27));
				const life = new Life(artists, perDay, groups, lookIn);
				const startMs = autoClock.nowMs();
				await life.activate();
				const act = async (one: (typeof steps)[number]): Promise<void> => {
					const id = 'who' in one ? artists.followed[one.who % artists.followed.length] : undefined;
					switch (one.what) {
						case 'release':
							return id === undefined ? undefined : life.release(id, 'single');
						case 'failingPoll':
							return await life.poll(one);
						case 'follow':
							return void artists.follow(1 + one.who, 3);
						case 'unfollow':
							return id === undefined ? undefined : life.unfollow(id);
						case 'restart':
							return await life.restart();
						case 'lostDays':
							return pass(one.days * DAY_MS);
						case 'test':
							return await life.test();
					}
				};
				const untilMs = startMs + 90 * DAY_MS;
				for (let poll = 0, done = 0; autoClock.nowMs() < untilMs; poll += 1) {
					pass(gaps[poll % gaps.length] ?? HOUR_MS);
					await life.poll();
					const due = ((autoClock.nowMs() - startMs) / (untilMs - startMs)) * steps.length;
					for (; done < Math.min(due, steps.length); done += 1) {
						const one = steps[done];
						if (one) await act(one);
					}
				}
				expect(life.mostInADay(life.restartedAtMs)).toBeLessThanOrEqual(perDay);
				// As many polls as it takes until everybody was looked at once more.
				const rounds = 3 * DAY_MS * (1 + (artists.followed.length * 4) / perDay);
				const endMs = autoClock.nowMs() + rounds;
				for (let poll = 0; autoClock.nowMs() < endMs; poll += 1) {
					pass(Math.max(6 * HOUR_MS, gaps[poll % gaps.length] ?? HOUR_MS));
					await life.poll();
				}
				expect([life.wrong, life.untold()]).toEqual([[], []]);
			},
		),
		{ numRuns: runs(2), endOnFailure: true, ...SEED },
	);
});

it.each<[LookIn, boolean]>([
	['search', true],
	['albums', false],
])('where it looks in %s it keeps what artists are called: %s', async (lookIn, keeps) => {
	const artists = new FollowedArtists(50, () => 5);
	const life = new Life(artists, 10, ['album', 'single'], lookIn);
	await life.activate();
	const last = artists.followed.at(-1);
	expect(life.instance.staticData.includes(`The ${last}`)).toBe(keeps);
});
