import { needsUser, scopesOf } from '../../spotify/events/index.ts';
import type { EventKind, Requests } from '../../spotify/events/types.ts';
import { markdownTable } from './tables.mts';

const HEADER = [
	'Event',
	'Credential',
	'Scopes',
	'When it happened',
	'Requests a poll, nothing new',
	'Further requests',
	'What it cannot notice',
];

const PER: Record<Requests['per'], string> = {
	poll: '',
	playlist: ' for each playlist',
	'50 playlists': " for each 50 of the user's playlists",
	artist: ' for each artist',
	show: ' for each show',
};

const idleOf = ({ idle, per, further }: Requests): string =>
	`${idle}${PER[per]}.${further === undefined ? '' : ` ${further}.`}`;

function cellsOf(kind: EventKind): string[] {
	const { name, uses, time, requests, unseen } = kind;
	const optional = new Set(uses.flatMap(({ scopes }) => scopes?.optional ?? []));
	const scopes = [
		...scopesOf(kind).map((scope) => `\`${scope}\``),
		...[...optional].map((scope) => `\`${scope}\` (optional)`),
	];
	return [
		name,
		needsUser(kind) ? 'user' : 'any',
		scopes.length > 0 ? scopes.join(', ') : '—',
		`\`${time}\``,
		idleOf(requests),
		`${requests.busy}.`,
		unseen,
	];
}

/** One row for each event. */
export const eventsTable = (events: readonly EventKind[]): string =>
	markdownTable([HEADER, ...events.map(cellsOf)]);
