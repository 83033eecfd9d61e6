import type { Route } from './route.mts';
import { routes } from './routes.mts';

/** What the API knows about a path. */
interface Match {
	/** With `/v1`, as the log names it. */
	template: string;
	/** What the template calls the id in the path; empty where there is none. */
	idName: string;
	id: string;
	byMethod: ReadonlyMap<string, Route>;
}

type Matcher = Omit<Match, 'id'>;

const placeholder = /\{(\w+)\}/;
const hole = '{}';

/** By the path, with a hole where the id is. */
const matchers: ReadonlyMap<string, Matcher> = groupByPath();

/** Where in a path an id can be. */
const idPositions: ReadonlySet<number> = new Set([...matchers.keys()].map(positionOfHole));

/** The operations of a path, by method, and its id; nothing where there are none. */
export function matchPath(path: string): Match | undefined {
	const exact = matchers.get(path);
	if (exact) return exact.idName === '' ? { ...exact, id: '' } : undefined;
	const segments = path.split('/');
	for (const position of idPositions) {
		const id = segments[position] ?? '';
		const matcher = id !== '' && matchers.get(segments.with(position, hole).join('/'));
		if (matcher) return { ...matcher, id: decode(id) };
	}
	return undefined;
}

function positionOfHole(path: string): number {
	return path.split('/').indexOf(hole);
}

function groupByPath(): Map<string, Matcher> {
	const grouped = new Map<string, Matcher & { byMethod: Map<string, Route> }>();
	for (const route of routes) {
		const key = `/v1${route.path.replace(placeholder, hole)}`;
		const matcher = grouped.get(key) ?? {
			template: `/v1${route.path}`,
			idName: placeholder.exec(route.path)?.[1] ?? '',
			byMethod: new Map<string, Route>(),
		};
		matcher.byMethod.set(route.method, route);
		grouped.set(key, matcher);
	}
	return grouped;
}

/** A path that isn't URL encoded properly stays as it is; the id check then refuses it. */
function decode(segment: string): string {
	try {
		return decodeURIComponent(segment);
	} catch {
		return segment;
	}
}
