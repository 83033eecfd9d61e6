/** What is left of a saved track that is gone: its texts are empty. */
export const goneTrack = <Track extends { album: object; artists: readonly object[] }>(
	track: Track,
) => ({
	...track,
	album: {
		...track.album,
		name: '',
		images: [],
		release_date: '0000',
		release_date_precision: 'year',
	},
	artists: track.artists.map((artist) => ({ ...artist, name: '' })),
	duration_ms: 0,
	name: '',
});

const nobody = (type: 'episode' | 'show') => ({
	description: null,
	explicit: false,
	external_urls: { spotify: `https://open.spotify.com/${type}/null` },
	href: `https://api.spotify.com/v1/${type}s/null`,
	html_description: null,
	id: null,
	images: [],
	is_externally_hosted: null,
	languages: [null],
	name: null,
	type,
	uri: null,
});

/** What is left of a saved episode that is gone: nulls (joostlek/python-spotify's fixture of 2024). */
export const goneEpisode = () => ({
	...nobody('episode'),
	audio_preview_url: null,
	duration_ms: null,
	language: null,
	release_date: '0000',
	release_date_precision: 'year',
	resume_point: { fully_played: false, resume_position_ms: null },
	show: {
		...nobody('show'),
		copyrights: null,
		media_type: null,
		publisher: null,
		total_episodes: null,
	},
});
