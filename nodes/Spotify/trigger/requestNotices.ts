import type { INodeProperties } from 'n8n-workflow';
import { events, isSpread } from '../../../spotify/events';
import { saveRequestsField } from '../../../spotify/events/playbackChanged';
import { ROUND_STRETCH } from '../../../spotify/events/turns';
import type { EventKind, Requests } from '../../../spotify/events/types';
import { countText } from '../../../spotify/values/counted';

/** Where n8n has the first of the poll times that the user has chosen. */
const POLL_TIME = '/pollTimes.item[0]';

/** Tells whether polls can pause while nothing happens: fewer polls would miss most of it. */
const canRest = ({ fields }: EventKind): boolean => fields.includes(saveRequestsField);

/**
 * What the poll times come to, and what to choose. n8n shows no expression in a notice, so that each
 * choice has one of its own. An interval is a mark of the clock and begins anew with each hour, or
 * each day: every 45 minutes is at :00 and at :45 (`toCronExpression` of n8n-workflow 1.120 and 2.41).
 */
const POLL_TIMES: ReadonlyArray<{
	mode: string;
	unit?: string;
	/** The events that it is said for, if not for all. */
	isFor?: (kind: EventKind) => boolean;
	times: string;
}> = [
	{
		mode: 'everyMinute',
		isFor: (kind) => !canRest(kind),
		times: 'Every minute is 1,440 polls a day. Choose Every X with 15 minutes for 96 a day',
	},
	{
		mode: 'everyMinute',
		isFor: canRest,
		times:
			'Every minute is 1,440 polls a day. Switch on the option Save Requests for 288 a day while nothing plays',
	},
	{ mode: 'everyHour', times: 'Every hour is 24 polls a day' },
	{ mode: 'everyDay', times: 'This is 1 poll a day' },
	{ mode: 'everyWeek', times: 'This is 1 poll a week' },
	{
		mode: 'everyMonth',
		times: 'This is 1 poll a month. Choose a day up to 28, since n8n skips months that are shorter',
	},
	{
		mode: 'everyX',
		unit: 'minutes',
		times:
			'Choose every 15 minutes for 96 polls a day; 5 minutes make 288, 30 make 48. n8n starts again each hour, so 45 minutes make 48, at :00 and :45',
	},
	{
		mode: 'everyX',
		unit: 'hours',
		times:
			'Choose every 6 hours for 4 polls a day; 2 hours make 12, 12 make 2. n8n starts again at midnight, so 5 hours make 5, the last at 20 and the next at 0',
	},
	{ mode: 'custom', times: 'This is 1 poll each time the Cron expression matches' },
];

const PER: Record<Requests['per'], string> = {
	poll: 'one request',
	playlist: "one request for each playlist, or one for each 50 of the user's own playlists",
	'50 playlists': "one request for each 50 of the user's playlists",
	artist:
		"one request for each artist, as many as 'Max Requests per Poll' and 'Max Requests per Day' allow",
	show: "one request for each show, as many as 'Max Requests per Poll' and 'Max Requests per Day' allow",
};

const noticedEvents: ReadonlyArray<[string, EventKind]> = Object.entries(events);

/** Numbers of requests a day for which the form says how long a round takes: up to each of them. */
const PER_DAY = [10, 25, 50, 75, 100, 150, 200, 300, 500, 1000];

/** How many artists or shows are told of. */
const EXAMPLES = [50, 100, 300, 1000];

/** Within how many days all of some places are looked at; an app does not know before how many they are. */
function roundText(places: number, perDay: number): string {
	const days = Math.ceil((places * ROUND_STRETCH) / perDay);
	return `${countText(places)} within ${days === 1 ? 'a day' : `${days} days`}`;
}

/** Says how long a whole round takes with the number of requests a day that was chosen. */
export const roundNotices = (): INodeProperties[] =>
	PER_DAY.map((perDay, index): INodeProperties => {
		const from = (PER_DAY[index - 1] ?? 0) + 1;
		return {
			displayName: `With ${from} to ${perDay} requests a day, a whole round takes the longer the more artists or shows there are. At ${perDay}: ${EXAMPLES.map((places) => roundText(places, perDay)).join(', ')}.`,
			name: 'roundNotice',
			type: 'notice',
			default: '',
			displayOptions: {
				show: {
					event: noticedEvents.filter(([, kind]) => isSpread(kind)).map(([value]) => value),
					'/options.maxRequestsPerDay': [{ _cnd: { between: { from, to: perDay } } }],
				},
			},
		};
	});

/** Says what the chosen poll times cost. */
export const requestNotices = (): INodeProperties[] =>
	Object.entries(PER).flatMap(([per, requests]) =>
		POLL_TIMES.map(({ mode, unit, isFor, times }): INodeProperties => ({
			displayName: `${times}. Each poll takes ${requests}, and more only if there is something new. An app in Development Mode has a few hundred requests a day.`,
			name: 'requestNotice',
			type: 'notice',
			default: '',
			displayOptions: {
				show: {
					event: noticedEvents
						.filter(([, kind]) => kind.requests.per === per && isFor?.(kind) !== false)
						.map(([value]) => value),
					[`${POLL_TIME}.mode`]: [mode],
					...(unit !== undefined && { [`${POLL_TIME}.unit`]: [unit] }),
				},
			},
		})),
	);
