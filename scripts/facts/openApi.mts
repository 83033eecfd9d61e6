import { readFile } from 'node:fs/promises';

import { load } from 'js-yaml';

/** A value as JSON and YAML know it. */
export type Json = null | boolean | number | string | Json[] | JsonObject;
export interface JsonObject {
	[name: string]: Json;
}

/** An OpenAPI 3.0 document, with its references looked up on the way. */
export interface OpenApi {
	/** Every operation, in the order of the document. */
	operations: { path: string; method: string; operation: JsonObject }[];
	/** What a reference stands for; anything else as it is. */
	resolve(value: Json | undefined): JsonObject;
}

const methods: ReadonlySet<string> = new Set(['get', 'put', 'post', 'delete', 'patch']);

/** Reads the document at `file`; fails where there is none, or nothing in it. */
export async function readOpenApi(file: string): Promise<OpenApi> {
	const root = objectOf(load(await readFile(file, 'utf8')) as Json);

	const resolve = (value: Json | undefined): JsonObject => {
		const found = objectOf(value);
		if (typeof found.$ref !== 'string') return found;
		let target: Json = root;
		for (const name of found.$ref.split('/').slice(1)) target = objectOf(target)[name] ?? null;
		return resolve(target);
	};

	const operations = Object.entries(objectOf(root.paths)).flatMap(([path, item]) =>
		Object.entries(objectOf(item))
			.filter(([method]) => methods.has(method))
			.map(([method, operation]) => ({
				path,
				method: method.toUpperCase(),
				operation: objectOf(operation),
			})),
	);
	if (operations.length === 0) throw new Error('it has no operations');
	return { operations, resolve };
}

/** An object, or an empty one where there is none. */
export const objectOf = (value: Json | undefined): JsonObject =>
	typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};

/** A list, or an empty one where there is none. */
export const listOf = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : []);
