import type { IBuilderHint } from 'n8n-workflow';

/** What an assistant that builds workflows has to know of the node, whatever it is asked for. */
export const nodeHint: IBuilderHint = {
	searchHint:
		"Give it all items at once, without a loop: it combines their IDs and URIs into few requests. For a user's liked songs, use resource library, operation getTracks. To make a playlist equal to a list of songs, use resource playlist, operation syncItems. A field for an ID accepts an ID, a URI or a link.",
};

/** What else it has to know of an operation, by resource and operation. */
const HINTS: Readonly<Record<string, string>> = {
	'library.getTracks': 'These are the liked songs of the user',
	'playlist.addItems': 'Give all items at once, without a loop: one request adds a hundred of them',
	'playlist.getItems': 'For liked songs, use resource library, operation getTracks',
	'playlist.removeItems':
		'Give all items at once, without a loop: one request removes a hundred of them',
	'playlist.replaceItems':
		'Give all items at once, without a loop: in a loop, only the last one stays',
	'playlist.syncItems':
		'Give all items at once, without a loop: in a loop, only the last one stays',
	'search.search': 'Give one input item for each search, without a loop',
	'track.get': 'Give all items at once, without a loop: it combines their IDs into few requests',
};

/** Returns an operation's hint as n8n stores it, or an empty object if it has none. */
export function operationHint(resource: string, operation: string) {
	const propertyHint = HINTS[`${resource}.${operation}`];
	return propertyHint === undefined ? {} : { builderHint: { propertyHint } };
}
