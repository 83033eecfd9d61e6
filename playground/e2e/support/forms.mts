import type { Page } from 'playwright-core';

import type { Parameters } from './workflows.mts';

/** A property of a node's description, as far as a form needs it. */
interface Property {
	readonly name: string;
	readonly displayName: string;
	readonly type: string;
	readonly default?: unknown;
	readonly displayOptions?: { readonly show?: Readonly<Record<string, readonly unknown[]>> };
	readonly options?: ReadonlyArray<Property & { readonly value?: string }>;
}

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

const isShown = (property: Property, values: Readonly<Record<string, unknown>>): boolean =>
	Object.entries(property.displayOptions?.show ?? {}).every(([name, allowed]) =>
		allowed.includes(values[name]),
	);

/** An id field's default has a mark in n8n that the description leaves out. */
const defaultOf = ({ type, default: value }: Property): unknown =>
	type === 'resourceLocator' ? { __rl: true, ...(value as object) } : value;

function formOf(properties: readonly Property[], resource: string, operation: string): Form {
	const of = properties.filter(({ displayOptions: { show } = {} }) => {
		const has = (key: string, value: string) => show?.[key]?.includes(value) ?? false;
		return has('resource', resource) && has('operation', operation);
	});
	const isForUser = of.some(({ name }) => name === 'userNotice');
	const values = {
		...Object.fromEntries(of.map((property) => [property.name, property.default])),
		authentication: isForUser ? 'oAuth2' : 'clientCredentials',
		resource,
		operation,
	};
	const shown = of.filter((property) => isShown(property, values));
	const filled = shown
		.filter(({ type, options = [] }) => type === 'collection' && options.length < 20)
		.map(({ name, options = [] }) => [
			name,
			Object.fromEntries(options.map((option) => [option.name, defaultOf(option)])),
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
		readonly properties: readonly Property[];
	}>;
	const properties = types.find(({ name }) => name === NODE)?.properties ?? [];
	return properties
		.filter(({ name }) => name === 'operation')
		.flatMap(({ displayOptions, options = [] }) => {
			const [resource] = displayOptions?.show?.resource ?? [];
			const own = options.filter(({ value }) => value !== CUSTOM_CALL);
			return own.map(({ value }) => formOf(properties, String(resource), String(value)));
		});
}
