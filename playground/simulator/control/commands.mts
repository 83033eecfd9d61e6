import { type AppKind, appKinds } from '../accounts/appKinds.mts';
import type { NewClient } from '../accounts/clients.mts';
import type { Control } from './control.mts';
import { type Fields, InputError, readFields, readQuery } from './fields.mts';
import type { Quota, RateLimit } from './limits.mts';
import { readFault } from './readFault.mts';
import { type Command, userCommands } from './userCommands.mts';

/** Those that only look take GET, all others POST. */
const readers: ReadonlySet<string> = new Set([
	'log',
	'counts',
	'concurrency',
	'faults',
	'clients',
	'users',
	'playlists',
	'playlistContents',
	'library',
	'player',
]);

const commands: Record<keyof Control, Command> = {
	...userCommands,
	log: (control, fields) => control.log({ last: fields().optionalNumber('last') }),
	counts: (control) => control.counts(),
	concurrency: (control) => control.concurrency(),
	faults: (control) => control.faults(),
	clients: (control) => control.clients(),
	clearLog: (control) => control.clearLog(),
	reset: (control) => control.reset(),
	issueToken: (control) => control.issueToken(),
	revokeTokens: (control) => control.revokeTokens(),
	expireTokens: (control) => control.expireTokens(),
	clearFaults: (control) => control.clearFaults(),
	clearLimits: (control) => control.clearLimits(),
	setLatency: (control, fields) =>
		control.setLatency({ milliseconds: fields().number('milliseconds') }),
	setTokenLifetime: (control, fields) =>
		control.setTokenLifetime({ seconds: fields().number('seconds') }),
	addClient: (control, fields) => control.addClient(readClient(fields())),
	setKind: (control, fields) =>
		control.setKind({ clientId: fields().text('clientId'), kind: readKind(fields()) }),
	setOwnerPremium: (control, fields) =>
		control.setOwnerPremium({
			clientId: fields().optionalText('clientId'),
			premium: fields().flag('premium'),
		}),
	removeClient: (control, fields) => control.removeClient({ clientId: fields().text('clientId') }),
	addFault: (control, fields) => control.addFault(readFault(fields())),
	setRateLimit: (control, fields) => control.setRateLimit(readRateLimit(fields())),
	setQuota: (control, fields) => control.setQuota(readQuota(fields())),
	addUnknownId: (control, fields) => control.addUnknownId({ id: fields().text('id') }),
	setPlaylistSize: (control, fields) =>
		control.setPlaylistSize({ id: fields().text('id'), items: fields().number('items') }),
	addReleases: (control, fields) =>
		control.addReleases({
			artistId: fields().text('artistId'),
			group: fields().optionalText('group'),
			...readRelease(fields()),
		}),
	addEpisodes: (control, fields) =>
		control.addEpisodes({ showId: fields().text('showId'), ...readRelease(fields()) }),
};

/** Runs the control method that a path names, with the body as its argument. */
export function runCommand(
	control: Control,
	method: string,
	path: string,
	body: string,
): { status: number; body: unknown } {
	const { pathname, searchParams } = new URL(path, 'http://control');
	const name = pathname.slice(1);
	const command = Object.entries(commands).find(([known]) => known === name)?.[1];
	if (!command) return { status: 404, body: { error: `No such command: ${name}` } };
	if (method !== (readers.has(name) ? 'GET' : 'POST')) {
		return { status: 405, body: { error: `${name} takes ${readers.has(name) ? 'GET' : 'POST'}` } };
	}
	try {
		const fields = () =>
			readers.has(name) ? readQuery(searchParams) : readFields(body === '' ? {} : parse(body));
		return { status: 200, body: command(control, fields) ?? { ok: true } };
	} catch (error) {
		if (error instanceof InputError) return { status: 400, body: { error: error.message } };
		throw error;
	}
}

function parse(body: string): unknown {
	try {
		return JSON.parse(body);
	} catch {
		throw new InputError('The body must be JSON');
	}
}

const readClient = (fields: Fields): NewClient => ({
	clientId: fields.text('clientId'),
	clientSecret: fields.text('clientSecret'),
	...(fields.optionalText('kind') === undefined ? {} : { kind: readKind(fields) }),
});

function readKind(fields: Fields): AppKind {
	const name = fields.text('kind');
	const kind = appKinds.find((known) => known === name);
	if (kind === undefined) throw new InputError(`"kind" must be one of ${appKinds.join(', ')}`);
	return kind;
}

const readRelease = (fields: Fields) => ({
	count: fields.optionalNumber('count'),
	releaseDate: fields.optionalText('releaseDate'),
});

const readRateLimit = (fields: Fields): RateLimit => ({
	requests: fields.number('requests'),
	windowSeconds: fields.number('windowSeconds'),
	...readRetryAfter(fields),
});

function readQuota(fields: Fields): Quota {
	const windowSeconds = fields.optionalNumber('windowSeconds');
	return {
		path: fields.text('path'),
		requests: fields.number('requests'),
		...(windowSeconds === undefined ? {} : { windowSeconds }),
		...readRetryAfter(fields),
	};
}

function readRetryAfter(fields: Fields): Pick<RateLimit, 'retryAfterSeconds'> {
	const retryAfterSeconds = fields.optionalNumberOrNull('retryAfterSeconds');
	return retryAfterSeconds === undefined ? {} : { retryAfterSeconds };
}
