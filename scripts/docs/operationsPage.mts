import type {
	Availability,
	Operation,
	Paging,
	Resource,
	ScopeRule,
} from '../../spotify/operations/types.ts';

/** What Spotify's document says of an operation, as far as its entry does not. */
export interface CallerFact {
	operationId: string;
	scopes: string[];
	/** How many values one request carries. */
	batchOf: { max: number } | null;
}

const REFERENCE = 'https://developer.spotify.com/documentation/web-api/reference';

const APPS: Record<Availability | 'every', string> = {
	every: 'every app',
	olderApps: 'extended quota and older apps',
	extendedQuota: 'extended quota only',
	removed: 'no app: Spotify has removed it',
};

const INTRODUCTION = `# Operations

Written by \`npm run docs\` from the operation table (\`spotify/operations\`) and the facts of Spotify's document (\`test/facts\`): not to be edited by hand.

- **Scopes** are what a user must have granted; an app token has none and needs none. Of those joined by *or* one is enough: which one depends on whether the playlist is public or private. Where kinds stand in brackets, a scope is needed for URIs of these. Those that are *optional* show what is the user's own, such as private playlists.
- **Who may call it**: Spotify has three kinds of app. *Older apps* are those in Development Mode that were made before 11 February 2026; *extended quota* is for organisations. A refusal of an operation that your app does not have says so. A *user token* is one for which a user has connected an account; *Premium* is the user's subscription.
- The items of a playlist are given by Spotify to its owner and collaborators only; to apps with extended quota, those of any public playlist.
- **IDs** is how many IDs, URIs or links one request carries. A field takes one of them, or many. Where it says *one a request*, each costs one; where it says *up to*, those of all input items go together.
- **Page** is the largest number of entries that one request returns.
`;

const HEADER = [
	'Resource',
	'Operation',
	'Endpoint',
	'Scopes',
	'Who may call it',
	'IDs',
	'Page',
	'Reference',
];

/** The page that lists every operation of the table. */
export function operationsPage(
	resources: readonly Resource[],
	facts: readonly CallerFact[],
): string {
	const rows = resources.flatMap(({ name, operations }) =>
		Object.values(operations).map((operation) => [name, ...cellsOf(operation, facts)]),
	);
	const lines = [HEADER, HEADER.map(() => '---'), ...rows].map(
		(cells) => `| ${cells.join(' | ')} |`,
	);
	return `${INTRODUCTION}\n${lines.join('\n')}\n`;
}

function cellsOf(operation: Operation, facts: readonly CallerFact[]): string[] {
	const { name, route, paging, docs } = operation;
	if (route === 'any') {
		return [
			name,
			'any path of the API',
			"the path's",
			"the path's",
			'in the path',
			'up to 50, or as `limit` says',
			'—',
		];
	}
	if (route === 'none') {
		return [name, 'none', 'none', 'every app; app or user token', '—', '—', '—'];
	}
	const fact = facts.find(({ operationId }) => operationId === docs);
	return [
		name,
		`\`${route}\``,
		scopesOf(operation, fact),
		callersOf(operation),
		idsOf(operation, fact),
		pageOf(paging),
		docs === undefined ? '—' : `[${docs}](${REFERENCE}/${docs})`,
	];
}

const callersOf = ({ availability, needs, premium }: Operation): string =>
	[
		APPS[availability ?? 'every'],
		needs === 'user' ? 'user token' : 'app or user token',
		...(premium ? ['Premium'] : []),
	].join('; ');

const code = (scopes: readonly string[]): string[] => scopes.map((scope) => `\`${scope}\``);

/** An entry names what it needs; what shows more to users where none is needed, only Spotify does. */
function scopesOf({ scopes }: Operation, fact: CallerFact | undefined): string {
	const { allOf = [], oneOf = [], optional = [], byKind = {} }: ScopeRule = scopes ?? {};
	const shown = scopes ? optional : (fact?.scopes ?? []);
	const parts = [
		...(allOf.length > 0 ? [code(allOf).join(', ')] : []),
		...(oneOf.length > 0 ? [code(oneOf).join(' or ')] : []),
		...scopesByKind(byKind),
		...(shown.length > 0 ? [`${code(shown).join(', ')} (optional)`] : []),
	];
	return parts.length === 0 ? 'none' : parts.join('; ');
}

/** Each scope once, with the kinds that it is for where there are others too. */
function scopesByKind(byKind: NonNullable<ScopeRule['byKind']>): string[] {
	const pairs = Object.entries(byKind);
	const scopes = [...new Set(pairs.map(([, scope]) => scope))];
	return scopes.map((scope) => {
		const kinds = pairs.filter(([, other]) => other === scope).map(([kind]) => kind);
		return scopes.length === 1 ? `\`${scope}\`` : `\`${scope}\` (${kinds.join(', ')})`;
	});
}

/** How many IDs one request carries. */
function idsOf(operation: Operation, fact: CallerFact | undefined): string {
	const { fields, minMaxOf: together, batch, job, batchGet: several } = operation;
	if (several) return `up to ${several.limit} a request (${APPS[several.availability]}), else one`;
	if (batch) return `up to ${batch.limit} a request`;
	if (job && fact?.batchOf) return `up to ${fact.batchOf.max} items a request`;
	const isIdList = fields.some(
		({ kind, wire }) => kind === 'idList' && together?.fields.includes(wire),
	);
	if (together && isIdList) return `${together.min} to ${together.max} a request`;
	if (fields.some((field) => field.kind === 'uris' && !field.single)) return 'all in one request';
	return fields.some(({ kind }) => kind === 'id' || kind === 'uris') ? 'one a request' : '—';
}

function pageOf(paging: Paging | undefined): string {
	switch (paging?.kind) {
		case undefined:
			return '—';
		case 'whole':
			return 'the whole list';
		case 'limit':
			return `${paging.maxLimit}, and no more`;
		case 'offset':
			return `${paging.maxLimit}${older(paging)}`;
		case 'cursor':
			return String(paging.maxLimit);
		case 'offsetByType':
			return `${paging.maxLimit} of each type${older(paging)}, up to ${paging.maxOffset}`;
	}
}

const older = ({ largestLimit }: { largestLimit?: number }): string =>
	largestLimit === undefined ? '' : ` (some apps: ${largestLimit})`;
