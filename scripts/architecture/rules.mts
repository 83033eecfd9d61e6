import type { IRegularForbiddenRuleType } from 'dependency-cruiser';
import { LAYERS } from './layers.mts';

/** Packages that n8n lets a community node import. */
const PACKAGES = ['n8n-workflow', 'crypto'];

const SHIPPED = '^(spotify|nodes|credentials)/';

/** A pattern for everything in some files and folders. */
const within = (...paths: string[]): string =>
	`^(${paths.map((path) => path.replaceAll('.', '\\.')).join('|')})($|/)`;

/** A package, as a module of Node's or wherever it is installed. */
const packages = `^(${PACKAGES.join('|')})$|node_modules/(${PACKAGES.join('|')})/`;

const rule = (
	name: string,
	comment: string,
	{ from, to }: Pick<IRegularForbiddenRuleType, 'from' | 'to'>,
): IRegularForbiddenRuleType => ({ name, comment, severity: 'error', from, to });

/** For each layer that it imports nothing from those above; those before it may be inside of them. */
const layerRules = LAYERS.slice(0, -1).map((layer, index) => {
	const below = LAYERS.slice(0, index);
	return rule(`up from ${layer}`, 'Arrows point down the list of layers', {
		from: { path: within(layer), ...(index > 0 && { pathNot: within(...below) }) },
		to: { path: within(...LAYERS.slice(index + 1)), pathNot: within(...below, layer) },
	});
});

/** What dependency-cruiser refuses. Imports of types count as any others. */
export const RULES: IRegularForbiddenRuleType[] = [
	...layerRules,
	rule('no layer', 'Every file is in a layer', {
		from: { path: SHIPPED, pathNot: within(...LAYERS) },
		to: {},
	}),
	rule('into no layer', 'Every file is in a layer', {
		from: { path: SHIPPED },
		to: { path: SHIPPED, pathNot: within(...LAYERS) },
	}),
	rule('circle', 'No file needs itself', { from: {}, to: { circular: true } }),
	rule('n8n in spotify', 'spotify/ imports nothing of n8n', {
		from: { path: within('spotify') },
		to: { path: '(^|/)n8n-' },
	}),
	rule('not shipped', `What ships imports what ships, and ${PACKAGES.join(' and ')}`, {
		from: { path: SHIPPED },
		to: { pathNot: `${SHIPPED}|${packages}` },
	}),
	rule(
		'more than types',
		'spotify/operations imports only types from elsewhere, and the order of names',
		{
			from: { path: within('spotify/operations') },
			to: {
				pathNot: within('spotify/operations', 'spotify/values/byText.ts'),
				dependencyTypesNot: ['type-only'],
			},
		},
	),
	rule('events', 'Only the trigger imports events, and what keeps its polls', {
		from: {
			pathNot: within(
				'spotify/events',
				'spotify/processState.ts',
				'nodes/Spotify/trigger',
				'nodes/Spotify/transport/createClient.ts',
			),
		},
		to: { path: within('spotify/events') },
	}),
	rule('process', 'Only createClient and credentials/ import processState', {
		from: { pathNot: within('nodes/Spotify/transport/createClient.ts', 'credentials') },
		to: { path: within('spotify/processState.ts') },
	}),
	rule('credentials', 'Of nodes/, credentials/ imports n8nSend and n8nClock', {
		from: { path: within('credentials') },
		to: {
			path: within('nodes'),
			pathNot: within('nodes/Spotify/transport/n8nSend.ts', 'nodes/Spotify/transport/n8nClock.ts'),
		},
	}),
];
