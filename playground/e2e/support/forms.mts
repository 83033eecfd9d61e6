import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { Page } from 'playwright-core';

import { shownFor } from '../../../scripts/stored/shownFor.mts';
import type { Parameters } from './workflows.mts';

/** One operation's form with every option added. */
export interface Form {
	readonly resource: string;
	readonly operation: string;
	readonly isForUser: boolean;
	/** Every option at its default. */
	readonly filled: Parameters;
	/** What the fields are called, from top to bottom. */
	readonly labels: readonly string[];
}

const NODE = 'n8n-nodes-spotify-web-api.spotify';
/** n8n adds it to the operations of every node whose credential its HTTP Request node can use. */
const CUSTOM_CALL = '__CUSTOM_API_CALL__';

const TITLES: ReadonlySet<string> = new Set(['notice', 'collection']);

/** An id field's default has a mark in n8n that the description leaves out. */
const defaultOf = ({ type, default: value }: INodeProperties): unknown =>
	type === 'resourceLocator' ? { __rl: true, ...(value as object) } : value;

/** Whether a field is there beside the others while these have their defaults. */
const isThere = (
	{ displayOptions: { show = {} } = {} }: INodeProperties,
	values: Readonly<Record<string, unknown>>,
): boolean =>
	Object.entries(show).every(([name, allowed]) =>
		(allowed as readonly unknown[]).includes(values[name]),
	);

function formOf(properties: readonly INodeProperties[], resource: string, operation: string): Form {
	const of = shownFor(
		properties.filter(({ name }) => !['authentication', 'resource', 'operation'].includes(name)),
		{ resource, operation },
	);
	const isForUser = of.some(({ name }) => name === 'userNotice');
	const values = {
		...Object.fromEntries(of.map((property) => [property.name, property.default])),
		authentication: isForUser ? 'oAuth2' : 'clientCredentials',
		resource,
		operation,
	};
	const shown = of.filter((property) => isThere(property, values));
	const filled = shown
		.filter(({ type, options = [] }) => type === 'collection' && options.length < 20)
		.map(({ name, options = [] }) => [
			name,
			Object.fromEntries(
				(options as INodeProperties[]).map((option) => [option.name, defaultOf(option)]),
			),
		]);
	const fields = shown.filter(({ type }) => !TITLES.has(type));
	return {
		resource,
		operation,
		isForUser,
		filled: Object.fromEntries(filled) as Parameters,
		labels: ['Resource', 'Operation', ...fields.map(({ displayName }) => displayName)],
	};
}

/** The forms of all operations, as n8n tells its editor of them. */
export async function readForms(page: Page, url: string): Promise<readonly Form[]> {
	const response = await page.request.get(`${url}/types/nodes.json`);
	const types = (await response.json()) as ReadonlyArray<{
		readonly name: string;
		readonly properties: readonly INodeProperties[];
	}>;
	const properties = types.find(({ name }) => name === NODE)?.properties ?? [];
	return shownFor(properties, {})
		.filter(({ name }) => name === 'operation')
		.flatMap(({ displayOptions, options = [] }) => {
			const [resource] = displayOptions?.show?.['resource'] ?? [];
			const own = (options as INodePropertyOptions[]).filter(({ value }) => value !== CUSTOM_CALL);
			return own.map(({ value }) => formOf(properties, String(resource), String(value)));
		});
}
