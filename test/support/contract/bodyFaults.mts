import type { SpotifyRequest } from '../../../spotify/request/types';
import {
	mayBeEmpty,
	MAX_PICTURE_BYTES,
	textForm,
	type OperationFact,
	type ParamFact,
} from './facts.mts';

/** What Spotify would refuse about the body of a request. */
export function bodyFaults(fact: OperationFact, { body }: SpotifyRequest): string[] {
	switch (fact.contentType) {
		case null:
			return body === undefined ? [] : ['a body'];
		case 'image/jpeg':
			return pictureFaults(body);
		default:
			return typeof body === 'string' ? ['a text as body'] : objectFaults(fact, body ?? {});
	}
}

/** A JPEG as base64 begins with its first three bytes, FF D8 FF. */
const JPEG = /^\/9j\/(?:[0-9A-Za-z+/]{4})*(?:[0-9A-Za-z+/]{2}==|[0-9A-Za-z+/]{3}=)?$/;

function pictureFaults(body: SpotifyRequest['body']): string[] {
	if (typeof body !== 'string') return ['no picture as body'];
	return [
		...(JPEG.test(body) ? [] : ['the body is no JPEG in base64']),
		...(body.length <= MAX_PICTURE_BYTES ? [] : [`a picture of ${body.length} bytes`]),
	];
}

function objectFaults(fact: OperationFact, body: Readonly<Record<string, unknown>>): string[] {
	const params = fact.params.filter((param) => param.in === 'body');
	return [
		...Object.keys(body)
			.filter((key) => !params.some(({ name }) => name === key))
			.map((key) => `${key} is unknown in the body`),
		...params
			.filter(({ name, required }) => required && body[name] === undefined)
			.map(({ name }) => `${name} is missing in the body`),
		...params
			.filter(({ name }) => body[name] !== undefined)
			.flatMap((param) => valueFaults(fact, param, body[param.name]))
			.map((fault) => `body: ${fault}`),
	];
}

function valueFaults(fact: OperationFact, param: ParamFact, value: unknown): string[] {
	const { name, type } = param;
	const form = textForm(fact, param);
	const found = ((): string[] => {
		switch (type) {
			case 'integer':
				return integerFaults(param, value);
			case 'boolean':
				return typeof value === 'boolean' ? [] : [`${String(value)} is neither true nor false`];
			case 'array<string>':
				return listFaults(fact, param, value, (entry) => textFaults(entry, form));
			case 'array<object{uri}>':
				return listFaults(fact, param, value, (entry) => uriObjectFaults(entry, form));
			case 'object{position,uri}':
				return offsetFaults(fact, param, value);
			default:
				return value === '' && mayBeEmpty.includes(`${fact.operationId}.${name}`)
					? []
					: textFaults(value, form);
		}
	})();
	return found.map((fault) => `${name}: ${fault}`);
}

function integerFaults({ minimum, maximum }: ParamFact, value: unknown): string[] {
	if (typeof value !== 'number' || !Number.isSafeInteger(value))
		return [`${String(value)} is not whole`];
	// Positions and lengths: where the document names no minimum, they count from 0.
	const fits = value >= (minimum ?? 0) && value <= (maximum ?? Infinity);
	return fits ? [] : [`${String(value)} is outside ${minimum ?? 0} to ${maximum}`];
}

const textFaults = (value: unknown, form: RegExp | undefined): string[] =>
	typeof value === 'string' && value.trim() !== '' && form?.test(value) !== false
		? []
		: [`'${String(value)}' is not allowed`];

function uriObjectFaults(value: unknown, form: RegExp | undefined): string[] {
	if (typeof value !== 'object' || value === null) return [`${String(value)} is no object`];
	const { uri, ...more } = value as Record<string, unknown>;
	return [...textFaults(uri, form), ...Object.keys(more).map((key) => `${key} is unknown`)];
}

function listFaults(
	{ operationId, batchOf }: OperationFact,
	{ name, maxItems }: ParamFact,
	value: unknown,
	entryFaults: (entry: unknown) => string[],
): string[] {
	if (!Array.isArray(value)) return [`${String(value)} is no list`];
	const most = maxItems ?? (batchOf?.param === name ? batchOf.max : Infinity);
	const needsOne = !mayBeEmpty.includes(`${operationId}.${name}`);
	return [
		...(value.length > most ? [`${value.length} values`] : []),
		...(value.length === 0 && needsOne ? ['an empty list'] : []),
		...value.flatMap(entryFaults),
	];
}

/** Where a context is to start: the one object in a body, at a position or at a URI. */
function offsetFaults(fact: OperationFact, param: ParamFact, value: unknown): string[] {
	if (typeof value !== 'object' || value === null) return [`${String(value)} is no object`];
	const { position, uri, ...more } = value as Record<string, unknown>;
	const uriForm = textForm(fact, { ...param, name: 'uri' });
	return [
		...Object.keys(more).map((key) => `${key} is unknown`),
		...((position === undefined) === (uri === undefined) ? ['neither position nor uri alone'] : []),
		...(position === undefined ? [] : integerFaults(param, position)),
		...(uri === undefined ? [] : textFaults(uri, uriForm)),
	];
}
