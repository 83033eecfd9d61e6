import { matchPath } from './api/matchRoute.mts';
import { hosts, type SimulatorRequest } from './types.mts';

/** What the log may say of a request: where it went, and nothing that is secret. */
export function describeRequest({ host, method, path, proxyPort }: SimulatorRequest) {
	const [pathname = '', query] = path.split('?', 2);
	const shown =
		query === undefined || host !== hosts.api ? pathname : `${pathname}?${censor(query)}`;
	const endpoint = `${method} ${template(host, pathname)}`;
	return { host, method, path: shown, endpoint, ...(proxyPort !== undefined && { proxyPort }) };
}

// A token in a query is against Spotify's rules, but the log would be the wrong place to say so.
const censor = (query: string) => query.replace(/((?:token|secret|code)\w*=)[^&]*/gi, '$1***');

function template(host: string, pathname: string): string {
	if (host === hosts.images) return '/image/{id}';
	if (host !== hosts.api) return pathname;
	return matchPath(pathname)?.template ?? '(unknown path)';
}
