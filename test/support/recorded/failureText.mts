import type { SpotifyFailure } from '../../../spotify/failures/types';

/** What is wrong with the words of a failure: a user reads them. */
export function failureFaults({ kind, message, hint }: SpotifyFailure): string[] {
	const faults = Object.entries({ message, hint }).flatMap(([name, text]) => {
		if (typeof text !== 'string' || (text.trim() === '' && kind !== 'cancelled'))
			return [`no ${name}`];
		return /\b(undefined|NaN)\b|\[object Object\]/.test(text) ? [`${name} says: ${text}`] : [];
	});
	return faults.map((fault) => `a failure (${kind}) has ${fault}`);
}
