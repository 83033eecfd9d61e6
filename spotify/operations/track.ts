import { idInPath, market } from './fields';
import { matchFields, songFields } from './settings/match';
import { defineResource } from './types';
import { SEARCH } from './paths';

export const track = defineResource('track', 'Track', {
	get: {
		name: 'Get',
		action: 'Get track',
		description: 'Get one or more tracks by ID, URI or link',
		route: 'GET /tracks/{id}',
		fields: [idInPath('track'), market()],
		batchGet: { route: 'GET /tracks', limit: 50, listAt: 'tracks', availability: 'olderApps' },
		output: { kind: 'track' },
		docs: 'get-track',
	},
	getAudioAnalysis: {
		name: 'Get Audio Analysis',
		action: 'Get track audio analysis',
		description: 'Get bars, beats, sections and segments of one or more tracks',
		route: 'GET /audio-analysis/{id}',
		fields: [idInPath('track')],
		output: { kind: 'audioAnalysis', fromId: 'trackId' },
		availability: 'extendedQuota',
		docs: 'get-audio-analysis',
	},
	getAudioFeatures: {
		name: 'Get Audio Features',
		action: 'Get track audio features',
		description: 'Get tempo, key, danceability and similar values of one or more tracks',
		route: 'GET /audio-features/{id}',
		fields: [idInPath('track')],
		batchGet: {
			route: 'GET /audio-features',
			limit: 100,
			listAt: 'audio_features',
			availability: 'extendedQuota',
		},
		output: { kind: 'audioFeatures' },
		availability: 'extendedQuota',
		docs: 'get-audio-features',
	},
	match: {
		name: 'Match',
		action: 'Match songs to tracks',
		description:
			'Find the track for each line of text, or each title and artist, and how sure it is',
		route: `GET ${SEARCH}`,
		fields: [
			{ kind: 'fixed', wire: 'type', in: 'query', value: 'track' },
			...matchFields,
			...songFields,
			market(),
		],
		job: 'matchTracks',
		output: { kind: 'match' },
		docs: 'search',
	},
});
