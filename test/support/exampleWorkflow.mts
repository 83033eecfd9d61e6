import type { INodeProperties } from 'n8n-workflow';
import { shownFor } from '../../scripts/stored/shownFor.mts';
import { isObject } from '../../spotify/values/json';

type Json = Readonly<Record<string, unknown>>;

export interface ExampleNode {
	id: string;
	name: string;
	type: string;
	typeVersion: number;
	position: readonly [number, number];
	parameters: Json;
	credentials?: Readonly<Record<string, { id: string }>>;
	onError?: string;
	continueOnFail?: boolean;
}

/** A workflow as its file has it. */
export interface ExampleWorkflow {
	name: string;
	nodes: readonly ExampleNode[];
	connections: Readonly<Record<string, Json>>;
}

/** From which node to which, one pair a connection. */
export const connectionsOf = ({ connections }: ExampleWorkflow): string[][] =>
	Object.entries(connections).flatMap(([from, kinds]) =>
		Object.values(kinds as Record<string, Array<Array<{ node: string }>>>)
			.flat(2)
			.map(({ node }) => [from, node]),
	);

/** Counts the nodes on the longest way from a trigger on, each of them once, its ends included. */
export function longestWay(example: ExampleWorkflow): number {
	const links = connectionsOf(example);
	const from = (node: string, passed: readonly string[]): number => {
		const next = links.flatMap(([one = '', other = '']) =>
			one === node && !passed.includes(other) ? [other] : [],
		);
		return 1 + Math.max(0, ...next.map((other) => from(other, [...passed, other])));
	};
	const starts = links.filter(([one]) => !links.some(([, other]) => other === one));
	return Math.max(...starts.map(([one = '']) => from(one, [one])));
}

/** Every text of the nodes' parameters that n8n evaluates. */
export function expressionsIn({ nodes }: ExampleWorkflow): string[] {
	const inside = (value: unknown): string[] => {
		if (typeof value === 'string') return value.startsWith('=') ? [value] : [];
		return typeof value === 'object' && value !== null ? Object.values(value).flatMap(inside) : [];
	};
	return nodes.flatMap(({ parameters }) => inside(parameters));
}

/** What n8n adds to the form of a node where it is a tool. */
const OF_TOOLS = ['descriptionType', 'toolDescription'];

/** What is left at its default is not in the file. */
const isThere = ({ displayOptions: { show = {} } = {} }: INodeProperties, given: Json): boolean =>
	Object.entries(show).every(
		([name, values]) =>
			['operation', 'resource', '@tool'].includes(name) ||
			given[name] === undefined ||
			(values as unknown[]).includes(given[name]),
	);

/** What is wrong with a value, by the form; nothing about expressions. */
function unknownIn(name: string, value: unknown, property: INodeProperties): string[] {
	if (typeof value === 'string' && value.startsWith('=')) return [];
	const options = (property.options ?? []) as INodeProperties[];
	if (property.type === 'collection' && isObject(value)) {
		return Object.entries(value).flatMap(([key, inner]) => {
			const option = options.find((one) => one.name === key);
			return option ? unknownIn(`${name}.${key}`, inner, option) : [`${name}.${key}`];
		});
	}
	if (property.type === 'resourceLocator') {
		const modes = property.modes?.map((mode) => mode.name) ?? [];
		return isObject(value) && modes.includes(String(value.mode)) ? [] : [`${name}: mode`];
	}
	const choices = (property.options ?? []) as Array<{ value?: unknown }>;
	if (property.type === 'options' || property.type === 'multiOptions') {
		const chosen: unknown[] = Array.isArray(value) ? value : [value];
		return chosen
			.filter((one) => !choices.some((choice) => choice.value === one))
			.map((one) => `${name}: ${String(one)}`);
	}
	return typeof value === property.type ? [] : [`${name}: ${typeof value}`];
}

/** What a node of ours has that the form does not show for its operation. */
export function unknownParameters(
	{ name, type, parameters }: ExampleNode,
	properties: readonly INodeProperties[],
): string[] {
	if (!/^n8n-nodes-spotify-web-api\.spotify(Tool)?$/.test(type)) return [];
	const { resource = 'track', operation = '' } = parameters as Record<string, string>;
	const shown = shownFor(properties, {
		resource,
		operation,
		'@tool': type.endsWith('Tool'),
	});
	return Object.entries(parameters)
		.filter(([key]) => !(type.endsWith('Tool') && OF_TOOLS.includes(key)))
		.flatMap(([key, value]) => {
			const property = shown.find((one) => one.name === key && isThere(one, parameters));
			return property ? unknownIn(key, value, property) : [key];
		})
		.map((problem) => `${name}: ${problem}`);
}

interface Box {
	name: string;
	left: number;
	top: number;
	width: number;
	height: number;
}

/** As n8n draws them: a node has its name below it, an agent room for what it works with. */
function boxOf({ name, type, position: [left, top], parameters }: ExampleNode): Box {
	const place = { name, left, top };
	const { width, height } = parameters;
	if (typeof width === 'number' && typeof height === 'number') return { ...place, width, height };
	return { ...place, width: type.endsWith('.agent') ? 256 : 96, height: 140 };
}

/** Pairs of nodes that lie one on the other. */
export function overlaps(nodes: readonly ExampleNode[]): string[] {
	const boxes = nodes.map(boxOf);
	return boxes.flatMap((one, index) =>
		boxes
			.slice(index + 1)
			.filter(
				(other) =>
					one.left < other.left + other.width &&
					other.left < one.left + one.width &&
					one.top < other.top + other.height &&
					other.top < one.top + one.height,
			)
			.map((other) => `${one.name} and ${other.name}`),
	);
}
