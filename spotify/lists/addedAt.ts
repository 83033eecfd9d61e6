/** Spotify was founded then: for what was added before it counted, it has 1970 or the year 0. */
const FIRST_MS = Date.UTC(2006, 0, 1);

/** Returns when an entry was added, in milliseconds since 1970; NaN if that is not known. */
export function addedAtMs(addedAt: string | null | undefined): number {
	const atMs = Date.parse(addedAt ?? '');
	return atMs >= FIRST_MS ? atMs : NaN;
}
