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
