/** What is kept of one place of a playlist, so that it can be told when it is gone. */
export interface PlaylistLine {
	/** Empty for what Spotify no longer had. */
	uri: string;
	/** Empty if Spotify does not say. */
	addedAt: string;
	addedBy: string;
}

/** Lines as they are stored: some 33 bytes for a track, where the text of it would be 80. */
export interface PackedLines {
	/** Who has added something. */
	users: string[];
	/** `uri addedAt user`, joined by `|`, each part as short as it can be. */
	lines: string;
}

/** What stands for the start of a URI; the last one is for whatever is neither track nor episode. */
const PACKED_PREFIXES = { t: 'spotify:track:', e: 'spotify:episode:', '=': '' };

function packUri(uri: string): string {
	const [letter, start] = Object.entries(PACKED_PREFIXES).find(([, one]) =>
		uri.startsWith(one),
	) ?? ['=', ''];
	return letter + uri.slice(start.length);
}

const unpackUri = (packed: string): string =>
	(PACKED_PREFIXES[packed.charAt(0) as keyof typeof PACKED_PREFIXES] ?? '') + packed.slice(1);

const toTime = (seconds: number): string =>
	new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');

function packTime(time: string): string {
	const seconds = Date.parse(time) / 1000;
	return Number.isInteger(seconds) && seconds >= 0 && toTime(seconds) === time
		? seconds.toString(36)
		: time;
}

const unpackTime = (packed: string): string =>
	/^[0-9a-z]+$/.test(packed) ? toTime(parseInt(packed, 36)) : packed;

/** Escapes those of our own separators that a text of Spotify's has. */
const escape = (text: string): string => text.replace(/[ |%]/g, encodeURIComponent);

const unescape = (text: string): string => text.replace(/%(?:20|7C|25)/g, decodeURIComponent);

/** Packs lines: `unpackLines` gives back the same. */
export function packLines(all: readonly PlaylistLine[]): PackedLines {
	const users = new Map<string, number>();
	const indexOf = (user: string): number => {
		const index = users.get(user) ?? users.size;
		users.set(user, index);
		return index;
	};
	const lines = all.map(({ uri, addedAt, addedBy }) =>
		[escape(packUri(uri)), escape(packTime(addedAt)), indexOf(addedBy).toString(36)].join(' '),
	);
	return { users: [...users.keys()], lines: lines.join('|') };
}

/** Unpacks the lines that `packLines` has packed. */
export function unpackLines({ users, lines }: PackedLines): PlaylistLine[] {
	if (lines === '') return [];
	return lines.split('|').map((line) => {
		const [uri = '', time = '', user = ''] = line.split(' ');
		return {
			uri: unpackUri(unescape(uri)),
			addedAt: unpackTime(unescape(time)),
			addedBy: users[parseInt(user, 36)] ?? '',
		};
	});
}
