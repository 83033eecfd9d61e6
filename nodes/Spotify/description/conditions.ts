import type { IDisplayOptions } from 'n8n-workflow';

/** An operation, as the form names it. */
export interface FormPlace {
	readonly resource: string;
	readonly operation: string;
}

/** When n8n shows a property, as far as resource and operation decide it. */
export type Conditions = Pick<IDisplayOptions, 'hide' | 'show'>;

const unique = (values: readonly string[]): string[] => [...new Set(values)];

const operationsOf = (places: readonly FormPlace[]): string[] =>
	unique(places.map(({ operation }) => operation));

const resourcesOf = (places: readonly FormPlace[]): string[] =>
	unique(places.map(({ resource }) => resource));

/** Lists those of all places that a list of resources and a list of operations stand for. */
const ofBlock = (
	all: readonly FormPlace[],
	resources: readonly string[],
	operations: readonly string[],
) =>
	all.filter(
		({ resource, operation }) => resources.includes(resource) && operations.includes(operation),
	);

/** Resources and operations of which each pair that exists is a place to show something at. */
interface ConditionBlock {
	resources: readonly string[];
	operations: readonly string[];
}

/** Adds resources to blocks as long as that shows nothing elsewhere; each resource is in one block. */
function conditionBlocks(
	places: readonly FormPlace[],
	all: readonly FormPlace[],
): ConditionBlock[] {
	const blocks: ConditionBlock[] = [];
	for (const resource of resourcesOf(places)) {
		const ofResource = places.filter((place) => place.resource === resource);
		const index = blocks.findIndex((block) => {
			const { resources, operations } = joinedBlock(block, resource, ofResource);
			return ofBlock(all, resources, operations).every((place) => places.includes(place));
		});
		const block = blocks[index];
		if (block) blocks[index] = joinedBlock(block, resource, ofResource);
		else blocks.push({ resources: [resource], operations: operationsOf(ofResource) });
	}
	return blocks;
}

const joinedBlock = (
	block: ConditionBlock,
	resource: string,
	places: readonly FormPlace[],
): ConditionBlock => ({
	resources: [...block.resources, resource],
	operations: unique([...block.operations, ...operationsOf(places)]),
});

/** Finds the one condition that will do, if one of these does; operations tell most of the time. */
function simpleCondition(
	places: readonly FormPlace[],
	all: readonly FormPlace[],
): Conditions | undefined {
	if (places.length === all.length) return {};
	const others = all.filter((place) => !places.includes(place));
	const resources = resourcesOf(places);
	if (!others.some(({ resource }) => resources.includes(resource)))
		return { show: { resource: resources } };
	const operations = operationsOf(places);
	const hidden = operationsOf(others);
	if (operations.some((operation) => hidden.includes(operation))) return undefined;
	return hidden.length < operations.length
		? { hide: { operation: hidden } }
		: { show: { operation: operations } };
}

/**
 * Says when to show a property so that it is there at some of all places and at no others. Returns
 * more than one set of conditions if n8n cannot say it in one: each shows it at other places.
 */
export function conditionsFor(
	places: readonly FormPlace[],
	all: readonly FormPlace[],
): Conditions[] {
	const simple = simpleCondition(places, all);
	if (simple) return [simple];
	return conditionBlocks(places, all).map(({ resources, operations }) => ({
		show: { resource: [...resources], operation: [...operations] },
	}));
}
