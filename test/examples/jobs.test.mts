import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { outputSchemas } from '../../scripts/docs/outputSchemas.mts';
import { findEvent } from '../../spotify/events/index.ts';
import { parameterName } from '../../spotify/operations/fieldTypes.ts';
import { resources } from '../../spotify/operations/index.ts';
import { furtherFields } from '../../spotify/simplify/furtherFields.ts';
import { fieldTypes } from '../../spotify/simplify/layout.ts';
import type { ShapeName } from '../../spotify/simplify/shapes.ts';
import type { ExampleWorkflow } from '../support/exampleWorkflow.mts';

/** A step of a job: an operation, the fields that the next step takes from it, what it is told. */
interface Step {
	readonly run: string;
	readonly fields?: string;
	readonly parameters?: string;
	/** What has to be chosen in *Selected Fields*. */
	readonly further?: { readonly of: ShapeName; readonly fields: string };
}

interface Job {
	readonly job: string;
	/** One that is ready, among the examples. */
	readonly workflow?: string;
	readonly steps: readonly Step[];
}

const add: Step = { run: 'playlist.addItems', fields: 'added skipped', parameters: 'uris' };
const sync: Step = { run: 'playlist.syncItems', fields: 'added removed moved', parameters: 'uris' };
const liked: Step = { run: 'library.getTracks', fields: 'uri addedAt' };
const match: Step = { run: 'track.match', fields: 'matched confidence line uri' };

/** What people do with Spotify from a workflow, and the least that each takes. */
const jobs: readonly Job[] = [
	{ job: 'lines into a playlist', workflow: 'songs-to-playlist', steps: [match, add] },
	{
		job: 'ISRCs into tracks',
		steps: [{ run: 'track.match', fields: 'matchedBy isrc uri', parameters: 'isrc' }],
	},
	{
		job: 'titles of videos into a playlist',
		workflow: 'video-playlist-to-playlist',
		steps: [match, add],
	},
	{ job: 'plays and feeds of other services into a playlist', steps: [match, add] },
	{
		job: 'a playlist without duplicates',
		steps: [
			{ run: 'playlist.removeDuplicates', fields: 'removed duplicateOf uri position addedAt' },
		],
	},
	{
		job: 'liked songs without duplicates',
		steps: [{ run: 'library.removeDuplicates', fields: 'removed duplicateOf uri addedAt' }],
	},
	{
		job: 'playlists into one',
		workflow: 'merge-playlists',
		steps: [{ run: 'playlist.getItems', fields: 'uri' }, sync],
	},
	{
		job: 'a playlist split by year, artist, genre',
		steps: [
			{ run: 'playlist.getItems', fields: 'albumReleaseDate artistIds uri' },
			{ run: 'artist.get', fields: 'genres id' },
			add,
		],
	},
	{
		job: 'a playlist sorted by date',
		steps: [{ run: 'playlist.getItems', fields: 'albumReleaseDate addedAt uri' }, sync],
	},
	{
		job: 'a true shuffle',
		steps: [
			{ run: 'playlist.getItems', fields: 'artistIds albumId uri' },
			{ ...sync, parameters: 'uris order' },
		],
	},
	{
		job: 'a playlist by rules',
		workflow: 'smart-playlist',
		steps: [
			{
				run: 'library.getTracks',
				fields: 'albumReleaseDate addedAt durationMs explicit artistIds uri',
				further: { of: 'track', fields: 'popularity' },
			},
			{ ...sync, parameters: 'uris order' },
		],
	},
	{ job: 'liked songs to share', workflow: 'liked-songs-mirror', steps: [liked, sync] },
	{
		job: 'a month of liked songs',
		workflow: 'monthly-liked-songs',
		steps: [liked, { run: 'playlist.getOrCreate', fields: 'created id' }, add],
	},
	{
		job: 'an archive of a playlist that changes',
		workflow: 'playlist-archive',
		steps: [{ run: 'playlist.getItems', fields: 'uri' }, add],
	},
	{
		job: 'new releases of artists',
		workflow: 'new-releases-digest',
		steps: [{ run: 'followedArtistReleased', fields: 'name artists releaseDate url imageUrl' }],
	},
	{
		job: 'a playlist as CSV with chosen columns',
		steps: [
			{
				run: 'playlist.getItems',
				fields: 'name artists album isrc durationMs addedAt addedBy',
				further: { of: 'track', fields: 'ean upc popularity albumUri' },
			},
		],
	},
	{
		job: 'a backup with dates',
		workflow: 'library-backup',
		steps: [
			liked,
			{ run: 'library.getAlbums', fields: 'addedAt uri' },
			{ run: 'library.getEpisodes', fields: 'addedAt uri' },
			{ run: 'user.getPlaylists', fields: 'id name ownerId' },
			{ run: 'playlist.getItems', fields: 'addedAt playlistId position uri' },
		],
	},
	{
		job: 'a library restored in its order',
		workflow: 'library-restore',
		steps: [{ run: 'library.save', parameters: 'uris keepOrder' }],
	},
	{
		job: 'liked songs in no playlist',
		workflow: 'liked-songs-in-no-playlist',
		steps: [liked, { run: 'user.getPlaylists', fields: 'id' }],
	},
	{
		job: 'songs that cannot be played',
		steps: [
			{
				run: 'playlist.checkItems',
				fields: 'reason position replacementUri replaced uri',
				parameters: 'replace',
			},
		],
	},
	{
		job: 'other editions of a recording',
		steps: [{ run: 'search.search', fields: 'album albumReleaseDate uri', parameters: 'query' }],
	},
	{
		job: 'a log of plays',
		workflow: 'play-log',
		steps: [
			{ run: 'trackPlayed', fields: 'name artists artistIds albumId playedAt contextUri uri' },
		],
	},
	{
		job: 'a listening history with more facts',
		steps: [{ run: 'track.get', fields: 'albumReleaseDate artistIds durationMs isrc id' }],
	},
	{
		job: 'what plays now, told elsewhere',
		steps: [
			{ run: 'playbackChanged', fields: 'itemName artists deviceName isPlaying imageUrl url' },
		],
	},
	{
		job: 'an alarm that grows louder',
		workflow: 'alarm',
		steps: [
			{ run: 'player.play', parameters: 'deviceId playWhat' },
			{ run: 'player.setVolume', parameters: 'volumePercent' },
		],
	},
	{
		job: 'a sleep timer',
		workflow: 'sleep-timer',
		steps: [{ run: 'player.getState', fields: 'isPlaying volumePercent deviceId' }],
	},
	{
		job: 'podcasts to hear next',
		workflow: 'podcast-up-next',
		steps: [
			{ run: 'followedShowPublished', fields: 'name showName releaseDate uri' },
			{ run: 'playlist.getItems', fields: 'fullyPlayed resumePositionMs uri' },
			{ run: 'playlist.removeItems', fields: 'requested' },
		],
	},
	{ job: 'a playlist of a household', workflow: 'household-playlist', steps: [liked, sync] },
	{
		job: 'requests sent and what is closed',
		steps: [{ run: 'api.getUsage', fields: 'bucket requests waiting closedUntil closedReason' }],
	},
	{ job: 'a playlist from a prompt', workflow: 'ai-agent', steps: [match, add] },
];

const words = (text = ''): string[] => text.split(' ').filter((word) => word !== '');

const operationOf = (run: string) => {
	const [resource = '', operation = ''] = run.split('.');
	return resources.find(({ value }) => value === resource)?.operations[operation];
};

const schemas = outputSchemas(resources);

/** The fields that a step puts out where *Output* is Simplified. */
function simplifiedOf(run: string): string[] {
	const event = findEvent(run);
	if (event) return Object.keys(fieldTypes(event.output));
	const [resource, operation] = run.split('.');
	return Object.keys(
		schemas.get(`__schema__/v1.0.0/${resource}/${operation}.json`)?.properties ?? {},
	);
}

it('are thirty', () => {
	expect(new Set(jobs.map(({ job }) => job)).size).toBe(30);
});

describe.each(jobs)('$job', ({ steps }) => {
	it.each(steps)('takes what it needs from $run as it is simplified', (step) => {
		expect(simplifiedOf(step.run)).toEqual(expect.arrayContaining(words(step.fields)));
		const parameters = operationOf(step.run)?.fields.map(parameterName) ?? [];
		expect(parameters).toEqual(expect.arrayContaining(words(step.parameters)));
		const further = Object.keys(step.further ? (furtherFields[step.further.of] ?? {}) : {});
		expect(further).toEqual(expect.arrayContaining(words(step.further?.fields)));
	});
});

it.each(jobs.filter(({ workflow }) => workflow !== undefined))(
	'$job is ready as $workflow, without Code and Raw',
	({ workflow }) => {
		const path = join(import.meta.dirname, '..', '..', 'examples', `${workflow}.json`);
		const { nodes } = JSON.parse(readFileSync(path, 'utf8')) as ExampleWorkflow;
		expect(nodes.filter(({ type }) => type === 'n8n-nodes-base.code')).toEqual([]);
		expect(nodes.filter(({ parameters }) => parameters['output'] === 'raw')).toEqual([]);
	},
);
