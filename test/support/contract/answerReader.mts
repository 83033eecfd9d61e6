import { decodeEntities } from '../../../spotify/values/entities';
import { jobOf } from '../../../spotify/run/jobs';
import { fc } from '../fc.mts';

import { createJsonMaker } from '../../../nodes/Spotify/execute/toItems';
import { at, isObject, textAt } from '../../../spotify/values/json';
import type { JobTools } from '../../../spotify/jobs/types';
import { parameterName } from '../../../spotify/operations/fieldTypes';
import { type Operation } from '../../../spotify/operations/types';
import { succeeded } from '../../../spotify/failures/outcome';
import { read } from '../../../spotify/paging/read';
import type { Listing } from '../../../spotify/paging/types';
import type { OutputChoice } from '../../../spotify/simplify/outputChoice';
import type { PlannedJob, PlannedRequest } from '../../../spotify/plan/types';
import { jobTools } from '../jobTools.mts';
import { onePage } from '../onePage.mts';
import { isOrder, plan } from './drive.mts';
import { factOf } from './facts.mts';
import { entryFields, imagePaths, outputFields, sourcesOf } from './outputFields.mts';
import { answerSchema, answersOf, narrow } from './schemas.mts';
import { validValues } from './validValues.mts';

export const ID = '37i9dQZF1DXcBWIGoYBM5M';
const TYPES = ['album', 'artist', 'audiobook', 'episode', 'playlist', 'show', 'track'];

/** What Spotify documents as the answer; undefined where it has no body. */
export const schemaOf = (operation: Operation) => {
	const whole = answerSchema(factOf(operation)?.operationId ?? '');
	return whole && narrow(whole, operation.route);
};

export const answersTo = (operation: Operation) => answersOf(schemaOf(operation) ?? {});

/** Values as they should be: one ID, and in a search, every type. */
export function formValues(operation: Operation): Record<string, unknown> {
	const [valid = {}] = fc.sample(validValues(operation), { numRuns: 1, seed: 1 });
	const ids: Record<string, unknown> = Object.fromEntries(
		operation.fields.filter(({ kind }) => kind === 'id').map((field) => [parameterName(field), ID]),
	);
	return { ...valid, query: 'a', filters: {}, type: TYPES, ...ids };
}

export function planOne(
	operation: Operation,
	values = formValues(operation),
): PlannedJob | PlannedRequest {
	const [planned] = plan(operation, values);
	if (!planned?.ok || 'report' in planned.value)
		throw new Error('The values of this test should be right');
	return planned.value;
}

/** What an operation makes of one answer: of a list, of the first page. */
export function readerOf(operation: Operation): (answer: unknown) => Promise<Listing> {
	const planned = planOne(operation);
	return async (answer) => {
		const send = async () => succeeded(answer);
		if (!isOrder(planned)) {
			const { request, paging } = planned;
			return await read(send, request, paging, onePage(paging, answer));
		}
		const [listing = { entries: [] }] = await jobOf(planned)(
			[planned.input],
			jobTools({ download, send }),
		);
		return listing;
	};
}

export const download: JobTools['download'] = async () =>
	succeeded({ data: Uint8Array.of(0xff, 0xd8), mimeType: 'image/jpeg' });

export const itemsOf = ({ entries: found }: Listing, { output }: Operation, choice: OutputChoice) =>
	found.flatMap(createJsonMaker({ output, choice, id: ID }));

const isList = (value: unknown): value is unknown[] => Array.isArray(value);

/** What the lists of a search hold; those that are null are none beside another one. */
function givenByType(answer: unknown): unknown[] | undefined {
	const isNull = (type: string) =>
		at(answer, `${type}s`) === null || at(answer, `${type}s.items`) === null;
	const lists = TYPES.filter((type) => !isNull(type)).map((type) => at(answer, `${type}s.items`));
	return lists.length > 0 && lists.every(isList) ? lists.flatMap(eachUriOnce) : undefined;
}

/** What Spotify's answer holds, read by Spotify's own description of it; undefined where a list is missing. */
export function given({ paging }: Operation, answer: unknown): unknown[] | undefined {
	if (!paging) return [answer];
	if (paging.kind === 'offsetByType') return givenByType(answer);
	const list = paging.itemsAt === '' ? answer : at(answer, paging.itemsAt);
	return isList(list) ? list : undefined;
}

/** Pages of a search overlap, so what has the URI of an earlier one is that again. */
function eachUriOnce(list: readonly unknown[]): unknown[] {
	const uris = list.map((one) => textAt(one, 'uri') ?? '');
	return list.filter((_, index) => uris[index] === '' || uris.indexOf(uris[index] ?? '') === index);
}

export const presentIn = (operation: Operation, answer: unknown): unknown[] =>
	given(operation, answer)?.filter((one) => one !== null) ?? [];

/** The object that an entry is about, its kind, and whether it stands in a list of several kinds. */
export function heldIn({ output }: Operation, found: unknown) {
	const { kind } = output;
	const typed = (object: unknown) => {
		const type = textAt(object, 'type') ?? '';
		return { object, kind: type === '' ? 'track' : type, type: ['type'] };
	};
	// Under its new name or its old.
	if (kind === 'playlistItem') return typed([at(found, 'item'), at(found, 'track')].find(isObject));
	if (kind === 'searchResult' || kind === 'queueItem') return typed(found);
	if (kind === 'playHistory') return { object: at(found, 'track'), kind: 'track', type: [] };
	const [, saved] = kind.split('.');
	return saved === undefined
		? { object: found, kind, type: [] }
		: { object: at(found, saved) ?? found, kind: saved, type: [] };
}

/** The fields that an entry has beside those of its object. */
export const ownFields = ({ output: { kind } }: Operation): string[] =>
	kind === 'saved' ? [] : entryFields(kind.split('.')[0] ?? '');

/** The fields of an item, as the design has them. */
export function fieldsOf({ output }: Operation): string[] {
	if (output.kind === 'value') return [output.as];
	const fields = outputFields(output.kind);
	const extra = 'fromId' in output && output.fromId !== undefined ? [output.fromId] : [];
	const added = extra.filter((field) => !fields.includes(field));
	const tail = fields.findIndex((field) => ['url', 'id', 'uri'].includes(field));
	return tail === -1 ? [...fields, ...added] : fields.toSpliced(tail, 0, ...added);
}

const isScalar = (value: unknown) =>
	value !== null && value !== undefined && typeof value !== 'object';

/** Everything that is somewhere in an answer. */
const leaves = (value: unknown): unknown[] =>
	typeof value === 'object' && value !== null
		? [value, ...Object.values(value).flatMap(leaves)]
		: [value];

/** Whether an address is that of a picture that none is wider than; null where there is none. */
function isWidest(url: unknown, images: unknown): boolean {
	const all = (Array.isArray(images) ? images : []).filter((image) => at(image, 'url'));
	const widthOf = (image: unknown) =>
		[at(image, 'width'), at(image, 'height')].map(Number).find((pixels) => pixels > 0) ?? 0;
	const widest = Math.max(...all.map(widthOf));
	const own = all.filter((image) => at(image, 'url') === url);
	return all.length === 0 ? url === null : own.some((image) => widthOf(image) === widest);
}

/** The pictures of an object of a kind. */
const imagesOf = (kind: string, object: unknown): unknown =>
	imagePaths(kind)
		.map((path) => at(object, path))
		.find((images) => Array.isArray(images) && images.some((image) => at(image, 'url')));

/** Texts that are made of those of several, by what is taken of each; '' where it is a text itself. */
const JOINED: Readonly<Record<string, string>> = {
	artists: 'name',
	albumArtists: 'name',
	artistIds: 'id',
	authors: 'name',
	narrators: 'name',
	genres: '',
	languages: '',
};

/** The text that is made of a list: what its entries have, comma-separated. */
function joined(list: unknown, part: string): string | null {
	const texts = (Array.isArray(list) ? list : [])
		.map((one: unknown) => (part === '' ? one : at(one, part)))
		.filter((text) => typeof text === 'string' && text !== '');
	return texts.join(', ') || null;
}

/** What a player does not allow: the names under which it says true. */
const namesOfTrue = (object: unknown): string | null =>
	isObject(object)
		? Object.keys(object)
				.filter((key) => object[key] === true)
				.join(', ') || null
		: null;

/** Whether a simplified field is lost on the way, or nothing that Spotify gave. */
export function isLostOrMadeUp(
	operation: Operation,
	field: string,
	value: unknown,
	found: unknown,
): boolean {
	if (field === 'position' || value === ID) return false;
	const { object, kind, type } = heldIn(operation, found);
	const isOwn = ownFields(operation).includes(field);
	// Of several kinds in one list, each has the fields of all.
	if (!isOwn && !type.includes(field) && !outputFields(kind).includes(field)) return value !== null;
	if (field === 'imageUrl') return !isWidest(value, imagesOf(kind, object));
	const given = sourcesOf(kind, field).map((path) => at(isOwn ? found : object, path));
	if (field === 'disallows') return value !== namesOfTrue(given[0]);
	// Spotify escapes what people write, so that names and descriptions are read as HTML.
	const isOf = (one: unknown): boolean =>
		value === one || (typeof one === 'string' && value === decodeEntities(one));
	const part = JOINED[field];
	if (part !== undefined) return !isOf(joined(given[0], part));
	const own = given.find((one) => isScalar(one) && one !== '');
	if (own !== undefined) return !isOf(own);
	return value !== null && !leaves(found).some(isOf);
}
