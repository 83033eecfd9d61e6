import type { Control } from '../../../../playground/simulator/control/control.mts';
import { resetProcessState } from '../../../../spotify/processState';
import { pass, resetAutoClock } from '../../../support/autoClock.mts';
import { isTried } from '../../../support/fc.mts';
import { ActiveWorkflow, newInstance } from '../../../support/polling.mts';
import { simulatorWire } from '../../../support/simulatorWire.mts';

jest.mock('../../../../nodes/Spotify/transport/n8nClock', () => ({
	n8nClock: jest.requireActual('../../../support/autoClock.mts').autoClock,
}));

const userId = 'elias';
const artistId = '6XyY86QOPPrYVGvF9ch6wz';
const showId = '5CfCWKI5pZ28U0uOzXkDHe';

let made = 0;
/** So many URIs that nothing has yet. */
const fresh = (kind: string, count: number): string[] =>
	Array.from({ length: count }, () => `spotify:${kind}:NEW${`${made++}`.padStart(19, '0')}`);

/** How one event is made to happen at the simulator. */
interface Way {
	/** The event, where the way has a name of its own. */
	event?: string;
	fields?: Readonly<Record<string, string | string[] | Readonly<Record<string, string>>>>;
	/** Gives the URIs that should come of it, in order. */
	happen(control: Control, count: number): readonly string[];
	/** More than a page. */
	many: number;
	/** Requests of a poll that finds nothing new. */
	idle: number;
	/** Where an item has the URI; `uri` without it. */
	uriAt?: string;
}

const playlistId = 'PLAYLiST00000000000001';
const otherPlaylistId = 'PLAYLiST00000000000002';

/** The first of a list that is saved ends up as the newest. */
const saved = (kind: string, many: number): Way => ({
	happen: (control, count) => {
		const uris = fresh(kind, count);
		control.addToLibrary({ userId, uris: [...uris].reverse() });
		return uris;
	},
	many,
	idle: 1,
});

const ways: Readonly<Record<string, Way>> = {
	playlistItemAdded: {
		fields: { playlistId: `${playlistId},${otherPlaylistId}` },
		happen: (control, count) => {
			const uris = fresh('track', count);
			control.addItems({ id: playlistId, uris });
			return uris;
		},
		many: 120,
		idle: 1,
	},
	playlistItemRemoved: {
		fields: { playlistId },
		happen: (control, count) => {
			const uris = control.playlistContents({ id: playlistId }).slice(0, count).map(String);
			control.removeItems({ id: playlistId, uris });
			return uris;
		},
		many: 70,
		idle: 1,
	},
	playlistChanged: {
		fields: { playlistId },
		happen: (control, count) => {
			for (let time = 0; time < count; time++)
				control.setPlaylist({ id: playlistId, name: `Name ${made++}` });
			return [`spotify:playlist:${playlistId}`];
		},
		many: 3,
		idle: 1,
	},
	playlistFollowed: saved('playlist', 45),
	trackSaved: saved('track', 105),
	albumSaved: saved('album', 52),
	episodeSaved: saved('episode', 52),
	showSaved: saved('show', 52),
	artistReleased: {
		fields: { artistId },
		happen: (control, count) => control.addReleases({ artistId, count }),
		many: 12,
		idle: 1,
	},
	followedArtistReleased: {
		happen: (control, count) => control.addReleases({ artistId, group: 'single', count }),
		many: 12,
		idle: 2,
	},
	'artistReleased in search': {
		event: 'artistReleased',
		fields: { artistId, options: { lookIn: 'search' } },
		// What the list leaves out.
		happen: (control, count) => control.addReleases({ artistId, count, unlisted: true }),
		many: 12,
		idle: 1,
	},
	'followedArtistReleased in search': {
		event: 'followedArtistReleased',
		fields: { options: { lookIn: 'search' } },
		happen: (control, count) => control.addReleases({ artistId, group: 'single', count }),
		many: 12,
		idle: 2,
	},
	showPublished: {
		fields: { showId },
		happen: (control, count) => control.addEpisodes({ showId, count }),
		many: 25,
		idle: 1,
	},
	followedShowPublished: {
		happen: (control, count) => control.addEpisodes({ showId, count }),
		many: 25,
		idle: 2,
	},
	trackPlayed: {
		happen: (control, count) => {
			const uris = fresh('track', count);
			for (const uri of uris) control.addPlay({ userId, uri });
			return uris;
		},
		many: 50,
		idle: 1,
	},
	playbackChanged: {
		fields: { changes: ['track'] },
		// What is over at the next poll is not seen.
		happen: (control, count) => {
			const uris = fresh('track', count);
			for (const uri of uris) control.play({ userId, uri });
			return uris.slice(-1);
		},
		many: 5,
		idle: 1,
		uriAt: 'itemUri',
	},
};

/** A simulator at the wire, with a user who has a little of everything, and their credential. */
function setUpSimulator() {
	const { control, connect } = simulatorWire();
	control.addUser({ userId, empty: true });
	control.setUser({ userId, devices: [{ id: 'desk', name: 'Desk' }], activeDeviceId: 'desk' });
	for (const id of [playlistId, otherPlaylistId]) {
		control.addPlaylist({ id, ownerId: userId, uris: fresh('track', 100) });
	}
	control.addToLibrary({
		userId,
		uris: [
			`spotify:artist:${artistId}`,
			`spotify:show:${showId}`,
			...['track', 'album', 'episode'].flatMap((kind) => fresh(kind, 3)),
		],
	});
	pass(60_000);
	return { control, credentials: connect({ userId }) };
}

/** By then Spotify shows a change: first the old snapshot of a playlist, then a third, then its own. */
async function pollForAMinute(workflow: ActiveWorkflow): Promise<void> {
	for (let seconds = 0; seconds < 60; seconds += 10) {
		await workflow.tick();
		pass(10_000);
	}
}

afterEach(() => {
	resetProcessState();
	resetAutoClock();
});

describe('where releases are looked for', () => {
	const setUp = () => {
		const { control, credentials } = setUpSimulator();
		const instance = newInstance();
		/** n8n loads the workflow anew, with this in its options. */
		const poll = async (options: Readonly<Record<string, string>>) => {
			const parameters = { event: 'artistReleased', artistId, options };
			await new ActiveWorkflow(instance, { parameters, credentials }).activate('init');
			pass(60_000);
			return instance.executions.flat().map(({ uri }) => uri);
		};
		return { control, instance, poll };
	};

	it('is the list unless the form says otherwise: to add the option with that loses nothing', async () => {
		const { control, poll } = setUp();
		await poll({});
		const [uri] = control.addReleases({ artistId });
		control.addReleases({ artistId, unlisted: true });
		expect(await poll({ lookIn: 'albums' })).toEqual([uri]);
	});

	it('takes a new base where it is another place', async () => {
		const { control, poll } = setUp();
		await poll({});
		control.addReleases({ artistId });
		expect(await poll({ lookIn: 'search' })).toEqual([]);
		const [uri] = control.addReleases({ artistId, unlisted: true });
		expect(await poll({ lookIn: 'search' })).toEqual([uri]);
	});

	it('may not be a place that there is not', async () => {
		const { poll, instance } = setUp();
		await poll({ lookIn: 'radio' });
		expect(instance.errors).not.toEqual([]);
	});

	it('keeps to the number of requests a day', async () => {
		const { control, credentials } = setUpSimulator();
		const instance = newInstance();
		const options = { lookIn: 'search', maxRequestsPerDay: 24 };
		const parameters = { event: 'artistReleased', artistId, options };
		const workflow = await new ActiveWorkflow(instance, { parameters, credentials }).activate();
		const asked = () => control.log().filter(({ path }) => path.startsWith('/v1/')).length;
		const before = asked();
		let uri: string | undefined;
		for (let poll = 0; poll < 96; poll += 1) {
			if (poll === 48) [uri] = control.addReleases({ artistId, unlisted: true });
			pass(15 * 60_000);
			await workflow.tick();
		}
		expect(asked() - before).toBeLessThanOrEqual(24);
		expect(instance.executions.flat().map((item) => item.uri)).toEqual([uri]);
	});
});

describe.each(Object.entries(ways).filter((_, nth) => isTried(nth, 2)))(
	'at the simulator, %s',
	(name, { event = name, fields, happen, many, idle, uriAt = 'uri' }) => {
		async function setUp() {
			const { control, credentials } = setUpSimulator();
			const instance = newInstance();
			const options = { parameters: { event, ...fields }, credentials };
			const workflow = await new ActiveWorkflow(instance, options).activate();
			const came = () => instance.executions.flat().map((item) => item[uriAt]);
			const requests = () => control.log().length;
			return { control, workflow, instance, options, came, requests };
		}

		it('emits nothing at first, and each event once, in order, however many there are', async () => {
			const { control, workflow, instance, came } = await setUp();
			const expected: string[] = [];
			await workflow.tick();
			for (const count of [1, 2, many]) {
				pass(60_000);
				expected.push(...happen(control, count));
				await pollForAMinute(workflow);
				expect(came()).toEqual(expected);
			}
			expect(instance).toMatchObject({ errors: [], logs: [] });
		});

		it('goes on after a restart where n8n has stored it', async () => {
			const { control, workflow, instance, options, came } = await setUp();
			const expected = [...happen(control, 2)];
			await pollForAMinute(workflow);
			expected.push(...happen(control, 2));
			pass(60_000);

			await new ActiveWorkflow(instance, options).activate('init');

			expect(came()).toEqual(expected);
		});

		it('asks as little as the documentation says where nothing is new', async () => {
			const { workflow, requests } = await setUp();
			await workflow.tick();
			const before = requests();
			await workflow.tick();

			expect(requests() - before).toBe(idle);
		});

		it('shows the latest one in a test of the workflow', async () => {
			const { control, workflow } = await setUp();
			pass(60_000);
			const latest = happen(control, 3).at(-1);
			pass(1000);

			expect(await workflow.test()).toMatchObject(
				event === 'playlistItemRemoved' ? [{}] : [{ [uriAt]: latest }],
			);
		});
	},
);
