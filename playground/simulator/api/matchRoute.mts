import { type Route, routes } from './routes.mts';

interface Matcher {
	/** With `/v1`, as the log names it. */
	template: string;
	pattern: RegExp;
	byMethod: Map<string, Route>;
}

const matchers: readonly Matcher[] = groupByPath();

/** What the API knows about a path: nothing, or its id and the operations by method. */
export function matchPath(path: string): (Omit<Matcher, 'pattern'> & { id: string }) | undefined {
	for (const { pattern, ...matcher } of matchers) {
		const found = pattern.exec(path);
		if (found) return { ...matcher, id: decode(found[1] ?? '') };
	}
	return undefined;
}

function groupByPath(): Matcher[] {
	const byPath = new Map<string, Map<string, Route>>();
	for (const route of routes) {
		const methods = byPath.get(route.path) ?? new Map<string, Route>();
		byPath.set(route.path, methods.set(route.method, route));
	}
	return [...byPath].map(([path, byMethod]) => ({
		template: `/v1${path}`,
		pattern: new RegExp(`^/v1${path.replace(/\{\w+\}/, '([^/]+)')}$`),
		byMethod,
	}));
}

/** A path that isn't URL encoded properly stays as it is; the id check then refuses it. */
function decode(segment: string): string {
	try {
		return decodeURIComponent(segment);
	} catch {
		return segment;
	}
}
