const WHAT_TO_GIVE = `Give the path of Spotify's OpenAPI document, which is not in this repository. Spotify publishes it at
https://developer.spotify.com/reference/web-api/open-api-schema.yaml; the variable SPOTIFY_OPENAPI names it too.`;

/** Returns the path of Spotify's document, from the command line or the environment; fails without one. */
function documentFile(
	[argument]: readonly string[],
	{ SPOTIFY_OPENAPI }: Readonly<Record<string, string | undefined>>,
): string {
	const file = argument ?? SPOTIFY_OPENAPI ?? '';
	if (file === '') throw new Error(WHAT_TO_GIVE);
	return file;
}

/** Does what needs the document; where it cannot be read, says so and what to give, and ends with 2. */
export async function withDocument(work: (file: string) => Promise<void>): Promise<void> {
	let file = '';
	try {
		file = documentFile(process.argv.slice(2), process.env);
		await work(file);
	} catch (error) {
		const why = error instanceof Error ? error.message : String(error);
		console.error(file === '' ? why : `${file} cannot be read: ${why}\n${WHAT_TO_GIVE}`);
		process.exitCode = 2;
	}
}
