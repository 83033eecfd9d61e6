/** A Spotify URI, taken apart; the id of a user is decoded. */
export interface Uri {
	kind: string;
	id: string;
}

/** The parts of `spotify:<kind>:<id>`, or nothing for any other text. */
export function readUri(text: string): Uri | undefined {
	const [, kind = '', encoded = ''] = /^spotify:([a-z]+):([^:\s]+)$/.exec(text) ?? [];
	if (kind === '' || kind === 'local') return undefined;
	try {
		return { kind, id: decodeURIComponent(encoded) };
	} catch {
		return undefined;
	}
}

/** Whose liked songs a context is; nothing for any other. */
export function collectionOwner(text: string): string | undefined {
	const [, encoded] = /^spotify:user:([^:\s]+):collection$/.exec(text) ?? [];
	return encoded === undefined ? undefined : decodeURIComponent(encoded);
}

export const writeUri = (kind: string, id: string): string =>
	`spotify:${kind}:${encodeURIComponent(id)}`;

/** A time as Spotify writes it: to the second. */
export const timeText = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}Z`;
