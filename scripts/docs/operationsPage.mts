import type {
	AppsThatStillHave,
	Operation,
	Paging,
	Resource,
} from '../../spotify/operations/types.ts';

/** What Spotify's document says of an operation's callers. */
export interface CallerFact {
	operationId: string;
	scopes: string[];
	/** `optional`: the scopes show more, and are not needed. */
	scopeRule: string | null;
	userOnly: boolean;
}

const REFERENCE = 'https://developer.spotify.com/documentation/web-api/reference';

const APPS: Record<AppsThatStillHave | 'every', string> = {
	every: 'every app',
	olderApps: 'extended quota and older apps',
	extendedQuota: 'extended quota only',
};

const INTRODUCTION = `# Operations

Written by \`npm run docs\` from the operation table (\`spotify/operations\`) and the facts of Spotify's document (\`test/facts\`): not to be edited by hand.

- **Scopes** are for tokens of users; an app token has none and needs none. Those that are *optional* show what is the user's own, such as private playlists.
- **Who may call it**: Spotify has three kinds of app. *Older apps* are those in Development Mode that were made before 11 February 2026; *extended quota* is for organisations. A refusal of an operation that your app does not have says so.
- The items of a playlist are given by Spotify to its owner and collaborators only; to apps with extended quota, those of any public playlist.
- **IDs**: an ID field takes one ID, URI or link, or many; where it says *one a request*, each costs one.
- **Page** is how many entries of a list one request gives, at the most.
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
	const { name, route, onlyFor = 'every', paging, docs } = operation;
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
	const fact = facts.find(({ operationId }) => operationId === docs);
	return [
		name,
		`\`${route}\``,
		scopesOf(fact),
		`${APPS[onlyFor]}; ${fact?.userOnly ? 'user token' : 'app or user token'}`,
		idsOf(operation),
		pageOf(paging),
		docs === undefined ? '—' : `[${docs}](${REFERENCE}/${docs})`,
	];
}

function scopesOf(fact: CallerFact | undefined): string {
	if (!fact || fact.scopes.length === 0) return 'none';
	const scopes = fact.scopes.map((scope) => `\`${scope}\``).join(', ');
	return fact.scopeRule === 'optional' ? `${scopes} (optional)` : scopes;
}

/** How many IDs one request carries. */
function idsOf({ fields, together }: Operation): string {
	if (together) return `${together.least} to ${together.most} a request`;
	return fields.some(({ kind }) => kind === 'id') ? 'one a request' : '—';
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
			return String(paging.maxLimit);
		case 'offsetByType':
			return `${paging.maxLimit} of each type, up to ${paging.maxOffset}`;
	}
}
