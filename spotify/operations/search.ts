import { market } from './fields';
import { SEARCH_PAGES } from './pages';
import { defineResource } from './types';
import { SEARCH } from './paths';

export const search = defineResource('search', 'Search', {
	search: {
		name: 'Search',
		action: 'Search Spotify',
		description: 'Find albums, artists, audiobooks, episodes, playlists, shows and tracks',
		route: `GET ${SEARCH}`,
		fields: [
			{ kind: 'searchQuery', wire: 'q', in: 'query' },
			{
				kind: 'choices',
				wire: 'type',
				in: 'query',
				displayName: 'Types',
				description: 'Choose what to look for. The limit counts for each type.',
				choices: [
					{ value: 'album', name: 'Album' },
					{ value: 'artist', name: 'Artist' },
					{ value: 'audiobook', name: 'Audiobook' },
					{ value: 'episode', name: 'Episode' },
					{ value: 'playlist', name: 'Playlist' },
					{ value: 'show', name: 'Show' },
					{ value: 'track', name: 'Track' },
				],
				default: ['track'],
				required: true,
			},
			{
				...market(),
				description: `${market().description ?? ''}. Without it, an app gets no podcasts.`,
			},
			{
				kind: 'choice',
				wire: 'include_external',
				in: 'query',
				displayName: 'Include External',
				description: 'Whether to count audio that Spotify does not host as playable',
				choices: [{ value: 'audio', name: 'Audio' }],
				default: 'audio',
			},
		],
		paging: SEARCH_PAGES,
		output: { kind: 'searchResult', amongIn: 'type' },
		docs: 'search',
	},
});
