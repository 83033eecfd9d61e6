import type { JobName, ScopeRule } from '../../../spotify/operations/types';
import type { OperationFact } from './facts.mts';

/** Scopes by how they count. */
export interface Scopes {
	allOf: string[];
	oneOf: string[];
	optional: string[];
	/** Which of them counts depends on the kind of each URI. */
	byKind: string[];
}

interface Deviation {
	scopes: Partial<Scopes>;
	because: string;
}

/** Where the document lists scopes and says nothing, or too little, of how they count. */
const deviations: Readonly<Record<string, Deviation>> = {
	'get-users-saved-episodes': {
		scopes: { allOf: ['user-library-read'], optional: ['user-read-playback-position'] },
		because: 'the list is the same without it, but for how far each episode was listened to',
	},
	'upload-custom-playlist-cover': {
		scopes: {
			allOf: ['ugc-image-upload'],
			oneOf: ['playlist-modify-public', 'playlist-modify-private'],
		},
		because: 'the scopes page: pictures need the first, and changing a playlist one of the others',
	},
	'get-a-list-of-current-users-playlists': {
		scopes: { optional: ['playlist-read-private', 'playlist-read-collaborative'] },
		because: 'the scopes page: collaborative playlists of others are in the list only with it',
	},
};

const none: Scopes = { allOf: [], oneOf: [], optional: [], byKind: [] };

/** What jobs need that do something else with an operation than its page says. */
const ofJobs: Readonly<Partial<Record<JobName, Deviation>>> = {
	removeSavedDuplicates: {
		scopes: { allOf: ['user-library-modify', 'user-library-read'] },
		because: 'it reads the liked songs, and removes some of these alone',
	},
};

/** What Spotify says of the scopes of an operation. */
function scopesOfFact({ operationId, scopes, scopeRule }: OperationFact, job?: JobName): Scopes {
	const deviation = (job && ofJobs[job]) ?? deviations[operationId];
	if (deviation) return { ...none, ...deviation.scopes };
	switch (scopeRule) {
		case 'one-of':
			return { ...none, oneOf: scopes };
		case 'optional':
			return { ...none, optional: scopes };
		case 'by-uri':
			return { ...none, byKind: scopes };
		default:
			return { ...none, allOf: scopes };
	}
}

/** What the scope for URIs of a kind has in its name: things are in the library, others followed. */
const families: Readonly<Record<string, string>> = {
	artist: 'user-follow-',
	playlist: 'playlist-',
	user: 'user-follow-',
};

/** The one of several scopes that URIs of a kind need. */
const scopeForKind = (scopes: readonly string[], kind: string): string | undefined =>
	scopes.find((scope) => scope.startsWith(families[kind] ?? 'user-library-'));

const sorted = (scopes: readonly string[] = []): string => [...scopes].sort().join(', ');

/**
 * Where an entry says something else of scopes than Spotify.
 * @param kinds the kinds of URI that it is for
 * @param isOpen whether apps may call it too: then it need not name what shows more to users
 */
export function scopeFaults(
	said: ScopeRule | undefined,
	fact: OperationFact,
	kinds: readonly string[],
	isOpen: boolean,
	job?: JobName,
): string[] {
	const { allOf, oneOf, optional, byKind } = scopesOfFact(fact, job);
	const compared: Array<[string, readonly string[] | undefined, string[]]> = [
		['allOf', said?.allOf, allOf],
		['oneOf', said?.oneOf, oneOf],
		...(isOpen && said?.optional === undefined
			? []
			: [
					['optional', said?.optional, optional] as [
						string,
						readonly string[] | undefined,
						string[],
					],
				]),
	];
	const needed = Object.fromEntries(
		byKind.length === 0 ? [] : kinds.map((kind) => [kind, scopeForKind(byKind, kind)]),
	);
	const named: Readonly<Record<string, string | undefined>> = said?.byKind ?? {};
	return [
		...compared
			.filter(([, has, should]) => sorted(has) !== sorted(should))
			.map(([name, has, should]) => `${name}: '${sorted(has)}' instead of '${sorted(should)}'`),
		...[...new Set([...Object.keys(needed), ...Object.keys(named)])]
			.filter((kind) => needed[kind] !== named[kind])
			.map((kind) => `byKind: ${kind} needs ${needed[kind]}, not ${named[kind]}`),
	];
}
