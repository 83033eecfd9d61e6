import Ajv, { type ErrorObject, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';

import { answerFacts } from '../facts/facts.mts';
import { withoutUndocumented } from './undocumented.mts';

interface Schema {
	[keyword: string]: unknown;
	$ref?: string;
	type?: string;
	deprecated?: boolean;
	allOf?: Schema[];
	properties?: Record<string, Schema>;
	required?: string[];
	enum?: unknown[];
	items?: Schema;
}

const prefix = '#/$defs/';
const definitions: Readonly<Record<string, Schema>> = answerFacts.$defs as Readonly<
	Record<string, Schema>
>;
const operations: Readonly<Record<string, Readonly<Record<string, Schema | null>>>> =
	answerFacts.operations as Readonly<Record<string, Readonly<Record<string, Schema | null>>>>;

/**
 * What is wrong with an answer by Spotify's own schemas: nothing, or a list. Stricter than they
 * are: an object may have only the properties that they name, or that were recorded. `mayLack` is for apps that February
 * 2026 took fields away from: Spotify's document marks these as deprecated, and still requires them.
 */
export function answerFaults(
	operationId: string,
	status: number,
	answer: unknown,
	{ mayLack = 'nothing' }: { mayLack?: MayLack } = {},
): string[] {
	if (operations[operationId]?.[`${status}`] === null) {
		return answer === '' ? [] : ['has a body, where Spotify has none'];
	}
	const validate = validatorOf(operationId, `${status}`, mayLack);
	return validate(withoutUndocumented(answer)) ? [] : (validate.errors ?? []).map(faultText);
}

type MayLack = 'nothing' | 'deprecated';

const faultText = ({ instancePath, message, params }: ErrorObject) =>
	`${instancePath} ${message} ${JSON.stringify(params)}`;

const validators = new Map<string, ValidateFunction>();

function validatorOf(operationId: string, status: string, mayLack: MayLack): ValidateFunction {
	const key = `${operationId} ${status} ${mayLack}`;
	const schema = operations[operationId]?.[status];
	if (!schema) throw new Error(`Spotify has no schema for ${key}`);
	const known = validators.get(key);
	if (known) return known;
	const adapt = mayLack === 'deprecated' ? relax : (strict: Schema) => strict;
	const $defs = mapValues(closedDefinitions(), adapt);
	const validate = ajv.compile({ ...adapt(close(schema)), $defs });
	validators.set(key, validate);
	return validate;
}

/** The schema as one in which nothing that is deprecated is required, at any depth. */
const relax = ({ required, properties, items, ...schema }: Schema): Schema => ({
	...schema,
	...(required && { required: required.filter((name) => !properties?.[name]?.deprecated) }),
	...(properties && { properties: mapValues(properties, relax) }),
	...(items && { items: relax(items) }),
});

const ajv = new Ajv({ strict: false });
addFormats(ajv);

const closedDefinitions = (): Record<string, Schema> => ({
	...mapValues(definitions, close),
	...knownDeviations(),
});

/** The schema as one that lets no other property pass, at any depth. */
function close(schema: Schema): Schema {
	const flat = flatten(schema);
	return {
		...flat,
		...(flat.properties && {
			properties: mapValues(flat.properties, close),
			additionalProperties: false,
		}),
		...(flat.items && { items: close(flat.items) }),
	};
}

/** One object schema for all parts of an `allOf`, since each part alone would refuse the others'. */
function flatten({ allOf, ...schema }: Schema): Schema {
	if (!allOf) return schema;
	const parts = [...allOf.map((part) => flatten(definitionOf(part))), schema];
	return {
		...schema,
		properties: Object.fromEntries(
			parts.flatMap(({ properties = {} }) => Object.entries(properties)),
		),
		required: parts.flatMap(({ required }) => required ?? []),
	};
}

const definitionOf = (schema: Schema): Schema =>
	schema.$ref ? (definitions[schema.$ref.slice(prefix.length)] ?? {}) : schema;

/**
 * Where Spotify's servers differ from Spotify's schemas: in what playlists hold.
 * - Local files have no ids, and their albums are a name only
 *   (https://developer.spotify.com/documentation/web-api/concepts/playlists, "Local Files").
 * - Episodes come as tracks unless asked for (spotify/web-api issue 1528).
 * - What is gone from the catalogue is null, in searches too.
 * - Old playlists lack `added_at` and `added_by`, as the schema's text says.
 * A genre that recommendations start from has no address, as the schema's text says. The last of the
 * pages that cursors join has no next one. What plays need not be from a context, nor be anything
 * that the client knows, and `actions` has a level more: `disallows`.
 */
function knownDeviations(): Record<string, Schema> {
	const nothing: Schema = { type: 'null' };
	const orNull = (schema: Schema) => ({ anyOf: [schema, nothing] });
	const named = (name: string) => flatten(definitionOf({ $ref: `${prefix}${name}` }));
	const unlisted = (name: string, loose: string[], others: Record<string, Schema>) => {
		const { properties = {}, ...schema } = named(name);
		const loosened = mapValues(properties, (property, key) =>
			loose.includes(key) ? orNull(property) : property,
		);
		return close({ ...schema, properties: { ...loosened, ...others } });
	};
	const entry = named('PlaylistTrackObject').properties ?? {};
	const content = {
		anyOf: ['TrackObject', 'EpisodeObject', 'UnlistedTrack']
			.map((name): Schema => ({ $ref: `${prefix}${name}` }))
			.concat(nothing),
	};
	const dates = ['release_date', 'release_date_precision'];
	const withHoles = (name: string, of: string): Schema => {
		const { properties, ...schema } = named(name);
		const items = { type: 'array', items: orNull({ $ref: `${prefix}${of}` }) };
		return close({ ...schema, properties: { ...properties, items } });
	};
	const cursors = close({
		...named('CursorObject'),
		properties: mapValues(named('CursorObject').properties ?? {}, orNull),
	});
	const byCursor = (name: string) =>
		unlisted(name, ['next'], { cursors: { anyOf: [cursors, nothing] } });
	return {
		CursorPagingSimplifiedArtistObject: byCursor('CursorPagingSimplifiedArtistObject'),
		CursorPagingPlayHistoryObject: byCursor('CursorPagingPlayHistoryObject'),
		PlayHistoryObject: unlisted('PlayHistoryObject', ['context'], {}),
		QueueObject: unlisted('QueueObject', ['currently_playing'], {}),
		CurrentlyPlayingContextObject: unlisted('CurrentlyPlayingContextObject', ['context', 'item'], {
			actions: close({
				type: 'object',
				properties: { disallows: { $ref: `${prefix}DisallowsObject` } },
				required: ['disallows'],
			}),
		}),
		RecommendationSeedObject: unlisted('RecommendationSeedObject', ['href'], {}),
		UnlistedArtist: unlisted('SimplifiedArtistObject', ['href', 'id', 'uri'], {}),
		UnlistedAlbum: unlisted(
			'SimplifiedAlbumObject',
			['album_type', 'href', 'id', 'uri', ...dates],
			{
				type: { enum: ['album', 'show'] },
				artists: { type: 'array', items: { $ref: `${prefix}UnlistedArtist` } },
			},
		),
		UnlistedTrack: unlisted('TrackObject', ['href', 'id'], {
			type: { enum: ['track', 'episode'] },
			album: { $ref: `${prefix}UnlistedAlbum` },
			artists: { type: 'array', items: { $ref: `${prefix}UnlistedArtist` } },
		}),
		PlaylistTrackObject: close({
			...named('PlaylistTrackObject'),
			properties: {
				...entry,
				added_at: orNull(entry.added_at ?? {}),
				added_by: orNull(entry.added_by ?? {}),
				item: content,
				track: content,
			},
		}),
		PagingPlaylistObject: withHoles('PagingPlaylistObject', 'SimplifiedPlaylistObject'),
		PagingSimplifiedEpisodeObject: withHoles(
			'PagingSimplifiedEpisodeObject',
			'SimplifiedEpisodeObject',
		),
		PagingSimplifiedShowObject: withHoles('PagingSimplifiedShowObject', 'SimplifiedShowObject'),
	};
}

const mapValues = <T, U>(object: Record<string, T>, map: (value: T, key: string) => U) =>
	Object.fromEntries(Object.entries(object).map(([key, value]) => [key, map(value, key)]));
