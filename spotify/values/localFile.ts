/** Tells whether a URI is of a file of the user's own, which no app can add. */
export const isLocal = (uri: string): boolean => uri.startsWith('spotify:local:');
