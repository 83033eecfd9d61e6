/**
 * The simplified output, as the design has it: stored workflows depend on every name. Written here
 * a second time on purpose.
 */
const fieldNames: Readonly<Record<string, string>> = {
	track: 'id uri name artists album albumId durationMs explicit isrc url',
	album: 'id uri name artists albumType releaseDate totalTracks upc imageUrl url',
	artist: 'id uri name imageUrl url',
	playlist: 'id uri name description owner public totalItems snapshotId imageUrl url',
	show: 'id uri name publisher description totalEpisodes explicit imageUrl url',
	audiobook: 'id uri name authors description totalChapters explicit imageUrl url',
	episode: 'id uri name description releaseDate durationMs explicit showId imageUrl url',
	chapter: 'id uri name description releaseDate durationMs explicit audiobookId imageUrl url',
	user: 'id uri name imageUrl url',
	category: 'id name imageUrl',
	image: 'url width height',
	audioFeatures:
		'id uri acousticness danceability durationMs energy instrumentalness key liveness loudness mode speechiness tempo timeSignature valence',
	audioAnalysis: 'durationSeconds key loudness mode tempo timeSignature bars beats sections',
};

/** The fields of a kind of object, in order. */
export const outputFields = (kind: string): string[] => fieldNames[kind]?.split(' ') ?? [];

/** Where Spotify has what goes by another name in the output: the first that is there. */
const sources: Readonly<Record<string, string>> = {
	album: 'album.name',
	albumId: 'album.id',
	audiobookId: 'audiobook.id',
	durationSeconds: 'track.duration',
	imageUrl: 'images.0.url icons.0.url',
	isrc: 'external_ids.isrc',
	owner: 'owner.display_name owner.id',
	showId: 'show.id',
	totalItems: 'items.total tracks.total',
	upc: 'external_ids.upc',
	url: 'url external_urls.spotify',
};

const snakeCase = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** The paths at which Spotify has a field: the same name in its spelling, unless it is one of the few. */
export const sourcesOf = (field: string): string[] =>
	(sources[field] ?? snakeCase(field)).split(' ');
