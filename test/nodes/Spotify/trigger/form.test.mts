import {
	NodeHelpers,
	toCronExpression,
	type INodeParameters,
	type INodeProperties,
	type INodePropertyOptions,
} from 'n8n-workflow';
import { SpotifyUserOAuth2Api } from '../../../../credentials/SpotifyUserOAuth2Api.credentials';
import { SpotifyTrigger } from '../../../../nodes/Spotify/SpotifyTrigger.node';
import { events, scopesOf, type EventName } from '../../../../spotify/events';
import { nodeOf } from '../../../support/node.mts';

const { description } = new SpotifyTrigger();
const names = Object.keys(events) as EventName[];
const eventProperty = description.properties.find(({ name }) => name === 'event');

/** What the form shows for what is chosen in it. */
function shown(parameters: INodeParameters): INodeProperties[] {
	const node = nodeOf('Spotify Trigger', 'spotifyTrigger', { parameters });
	return description.properties.filter((property) =>
		NodeHelpers.displayParameter(
			{ authentication: 'oAuth2', ...parameters },
			property,
			node,
			description,
		),
	);
}

const fieldsOf = (event: EventName): string[] =>
	shown({ event })
		.filter(({ type }) => type !== 'notice')
		.map(({ name }) => name)
		.slice(2);

it('has the events that stored workflows hold', () => {
	expect(names.sort()).toEqual([
		'albumSaved',
		'artistReleased',
		'episodeSaved',
		'followedArtistReleased',
		'followedShowPublished',
		'playbackChanged',
		'playlistChanged',
		'playlistFollowed',
		'playlistItemAdded',
		'playlistItemRemoved',
		'showPublished',
		'showSaved',
		'trackPlayed',
		'trackSaved',
	]);
});

it('lists them by what they are called', () => {
	const listed = (eventProperty?.options as INodePropertyOptions[]).map(({ name }) => name);
	expect(listed).toEqual([...listed].sort((a, b) => a.localeCompare(b, 'en')));
	expect(new Set(listed).size).toBe(names.length);
});

it.each<[EventName, string[]]>([
	['playlistItemAdded', ['playlistId', 'output']],
	['playlistItemRemoved', ['playlistId', 'output']],
	['playlistChanged', ['playlistId', 'output']],
	['playlistFollowed', ['output']],
	['trackSaved', ['output']],
	['trackPlayed', ['output']],
	['playbackChanged', ['changes', 'output', 'options']],
	['artistReleased', ['artistId', 'includeGroups', 'output', 'options']],
	['followedArtistReleased', ['includeGroups', 'output', 'options']],
	['showPublished', ['showId', 'market', 'output', 'options']],
	['followedShowPublished', ['market', 'output', 'options']],
])('asks for %s only what counts for it: %j', (event, fields) => {
	expect(fieldsOf(event)).toEqual(fields);
});

it.each(names)('says that %s needs a user, where it does and the credential has none', (event) => {
	const notices = shown({ event, authentication: 'clientCredentials' }).filter(
		({ name }) => name === 'userNotice',
	);
	const isOfUser = scopesOf(events[event]).length > 0 || event === 'playlistFollowed';
	expect(notices).toHaveLength(isOfUser ? 1 : 0);
});

describe('what polling costs', () => {
	const costs = (event: EventName, item: INodeParameters[]): string[] =>
		shown({ event, pollTimes: { item } })
			.filter(({ name }) => name === 'requestNotice')
			.map(({ displayName }) => displayName);

	it.each<[INodeParameters, string]>([
		[{ mode: 'everyMinute' }, '1,440 polls a day'],
		[{ mode: 'everyHour', minute: 0 }, '24 polls a day'],
		[{ mode: 'everyDay', hour: 14 }, '1 poll a day'],
		[{ mode: 'everyWeek', weekday: '1' }, '1 poll a week'],
		[{ mode: 'everyMonth', dayOfMonth: 1 }, '1 poll a month'],
		[{ mode: 'everyX', unit: 'minutes', value: 15 }, 'every 15 minutes for 96 polls a day'],
		[{ mode: 'everyX', unit: 'hours', value: 6 }, 'every 6 hours for 4 polls a day'],
		[{ mode: 'custom', cronExpression: '5 * * * *' }, 'each time the Cron expression matches'],
	])('is said for %j at every event, once', (item, text) => {
		for (const event of names) {
			expect(costs(event, [item])).toEqual([expect.stringContaining(text)]);
		}
	});

	/** The polls of a day by the marks of n8n's own expression, of which the step is the only rule. */
	const pollsADay = (unit: 'hours' | 'minutes', value: number): number => {
		const fields = toCronExpression({ mode: 'everyX', unit, value }).split(' ');
		const marks = (field = '', of: number): number => {
			const step = /^\*\/(\d+)$/.exec(field)?.[1];
			if (step !== undefined) return Math.ceil(of / Number(step));
			return field === '*' ? of : 1;
		};
		return marks(fields[1], 60) * marks(fields[2], 24);
	};

	it.each([
		['minutes', [5, 15, 30, 45]],
		['hours', [2, 5, 6, 12]],
	] as const)('is what n8n does with intervals of %s: %j', (unit, values) => {
		const [text = ''] = costs('trackSaved', [{ mode: 'everyX', unit, value: values[0] }]);
		const told = [...text.matchAll(/\b(\d+)(?: minutes| hours)? (?:make|for) (\d+)/g)].map(
			([, value, polls]): [number, number] => [Number(value), Number(polls)],
		);
		expect(told.map(([value]) => value).sort((a, b) => a - b)).toEqual(values);
		for (const [value, polls] of told) expect(polls).toBe(pollsADay(unit, value));
	});

	it('is said for what it is counted by', () => {
		const everyMinute = { mode: 'everyMinute' };
		expect(costs('playlistChanged', [everyMinute])[0]).toContain('for each playlist');
		expect(costs('artistReleased', [everyMinute])[0]).toContain('for each artist');
		expect(costs('trackSaved', [everyMinute])[0]).toContain('one request,');
	});

	it('leads to Save Requests instead of fewer polls, where a minute counts', () => {
		const everyMinute = { mode: 'everyMinute' };
		expect(costs('playbackChanged', [everyMinute])).toEqual([
			expect.stringContaining('Save Requests'),
		]);
		expect(costs('trackPlayed', [everyMinute])).toEqual([expect.stringContaining('15 minutes')]);
	});
});

describe('how long a round takes', () => {
	const rounds = (event: EventName, maxRequestsPerDay?: number): string[] =>
		shown({ event, options: maxRequestsPerDay === undefined ? {} : { maxRequestsPerDay } })
			.filter(({ name }) => name === 'roundNotice')
			.map(({ displayName }) => displayName);

	it.each([
		[1, 'At 10:'],
		[10, 'At 10:'],
		[11, 'At 25:'],
		[100, 'At 100: 50 within a day, 100 within 2 days, 300 within 4 days'],
		[101, 'At 150:'],
		[1000, 'At 1000:'],
	])('is said for %d requests a day, once', (perDay, text) => {
		for (const event of ['artistReleased', 'followedShowPublished'] as const) {
			expect(rounds(event, perDay)).toEqual([expect.stringContaining(text)]);
		}
	});

	it('is said only where there is such a number', () => {
		expect(rounds('artistReleased')).toEqual([]);
		expect(rounds('trackSaved', 100)).toEqual([]);
	});
});

it('has no event that needs a scope for which the credential does not ask', () => {
	const scope = new SpotifyUserOAuth2Api().properties.find(({ name }) => name === 'scope');
	for (const event of names) {
		for (const needed of scopesOf(events[event])) expect(scope?.default).toContain(needed);
	}
});

it.each<[EventName, string]>([
	['playlistItemAdded', 'playlistId'],
	['artistReleased', 'artistId'],
	['showPublished', 'showId'],
])(
	'of %s, n8n checks nothing typed before an execution, which would end what was handed out',
	(event, name) => {
		const typed = (mode: string): INodeParameters => ({
			event,
			[name]: { __rl: true, mode, value: 'what is no ID' },
		});
		for (const parameters of [typed('id'), typed('url')]) {
			const node = nodeOf('Spotify Trigger', 'spotifyTrigger', { parameters });
			const properties = shown(parameters).filter((property) => property.name === name);
			expect(properties).toHaveLength(1);
			expect(NodeHelpers.getNodeParametersIssues(properties, node, description)).toBeNull();
		}
	},
);
