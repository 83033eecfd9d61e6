import type { INodeProperties } from 'n8n-workflow';
import { events, isSpread } from '../../../spotify/events';
import { ROUND_STRETCH } from '../../../spotify/events/turns';
import type { EventKind, Requests } from '../../../spotify/events/types';

/** Where n8n has the first of the poll times that the user has chosen. */
const POLL_TIME = '/pollTimes.item[0]';

/**
 * What the poll times come to. n8n shows no expression in a notice, so that each choice has one of
 * its own.
 */
const POLL_TIMES: ReadonlyArray<{ mode: string; unit?: string; times: string }> = [
	{ mode: 'everyMinute', times: 'Every minute, that is 1,440 times a day' },
	{ mode: 'everyHour', times: 'Every hour, that is 24 times a day' },
	{ mode: 'everyDay', times: 'Once a day' },
	{ mode: 'everyWeek', times: 'Once a week' },
	{ mode: 'everyMonth', times: 'Once a month' },
	{
		mode: 'everyX',
		unit: 'minutes',
		times: 'Every 5 minutes are 288 times a day, every 15 minutes 96, every 30 minutes 48',
	},
	{
		mode: 'everyX',
		unit: 'hours',
		times: 'Every 2 hours are 12 times a day, every 6 hours 4',
	},
	{ mode: 'custom', times: 'At each of these times' },
];

const PER: Record<Requests['per'], string> = {
	poll: 'one request',
	playlist: "one request for each playlist, or one for fifty of the user's own playlists",
	'50 playlists': "one request for each fifty of the user's playlists",
	artist:
		"one request for each artist, as many as 'Max Requests per Poll' and 'Max Requests per Day' allow",
	show: "one request for each show, as many as 'Max Requests per Poll' and 'Max Requests per Day' allow",
};

const kinds: ReadonlyArray<[string, EventKind]> = Object.entries(events);

/** Numbers of requests a day for which the form says how long a round takes: up to each of them. */
const PER_DAY = [10, 25, 50, 75, 100, 150, 200, 300, 500, 1000];

/** How many artists or shows are told of. */
const EXAMPLES = [50, 100, 300, 1000];

/** Within how many days all of some places are looked at; an app does not know before how many they are. */
function roundText(places: number, perDay: number): string {
	const days = Math.ceil((places * ROUND_STRETCH) / perDay);
	return `${places.toLocaleString('en')} within ${days === 1 ? 'a day' : `${days} days`}`;
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
					event: kinds.filter(([, kind]) => isSpread(kind)).map(([value]) => value),
					'/options.maxRequestsPerDay': [{ _cnd: { between: { from, to: perDay } } }],
				},
			},
		};
	});

/** Says what the chosen poll times cost. */
export const requestNotices = (): INodeProperties[] =>
	Object.entries(PER).flatMap(([per, requests]) =>
		POLL_TIMES.map(({ mode, unit, times }): INodeProperties => ({
			displayName: `${times}: ${requests}. More only when there is something new. An app in Development Mode has some hundreds of requests a day.`,
			name: 'requestNotice',
			type: 'notice',
			default: '',
			displayOptions: {
				show: {
					event: kinds.filter(([, kind]) => kind.requests.per === per).map(([value]) => value),
					[`${POLL_TIME}.mode`]: [mode],
					...(unit !== undefined && { [`${POLL_TIME}.unit`]: [unit] }),
				},
			},
		})),
	);
