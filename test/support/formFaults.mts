import {
	NodeHelpers,
	type INode,
	type INodeParameters,
	type INodeProperties,
	type INodePropertyOptions,
	type INodeTypeDescription,
} from 'n8n-workflow';

/** What a node means in the present form: its parameters with the defaults that it leaves out. */
export const meaningOf = (description: INodeTypeDescription, node: INode): INodeParameters =>
	NodeHelpers.getNodeParameters(
		description.properties,
		node.parameters,
		true,
		false,
		node,
		description,
	) ?? {};

const MOST_TRIES = 5;

/**
 * Asks n8n what is wrong with a node's values. It gives up on a pattern of the form after 250 ms by the
 * clock (`safe-regex` in n8n-workflow 2.41), which a busy machine takes for any: then it is asked again.
 */
function issuesOf(
	...given: Parameters<typeof NodeHelpers.getNodeParametersIssues>
): ReturnType<typeof NodeHelpers.getNodeParametersIssues> {
	for (let tries = 1; ; tries += 1) {
		try {
			return NodeHelpers.getNodeParametersIssues(...given);
		} catch (error) {
			if (tries >= MOST_TRIES || !String(error).includes('execution timed out')) throw error;
		}
	}
}

/** Where a stored node says something that the present form does not know: nowhere, or a list. */
export const formFaults = (description: INodeTypeDescription, node: INode): string[] => {
	const meaning = meaningOf(description, node);
	const displayed = (properties: readonly INodeProperties[]): INodeProperties[] =>
		properties
			.filter((property) =>
				NodeHelpers.displayParameter(meaning, property, node, description, meaning),
			)
			.map((property) =>
				property.type === 'collection'
					? { ...property, options: displayed((property.options ?? []) as INodeProperties[]) }
					: property,
			);
	const shown = displayed(description.properties);
	const issues = issuesOf(description.properties, { ...node, parameters: meaning }, description);
	return [
		...valueFaults(shown, node.parameters),
		...Object.values(issues?.parameters ?? {}).flat(),
		...credentialFaults(description, node, meaning),
	];
};

const valueFaults = (
	properties: readonly INodeProperties[],
	values: INodeParameters,
	path = '',
): string[] =>
	Object.entries(values).flatMap(([name, value]) => {
		const property = properties.find((one) => one.name === name);
		return property === undefined
			? [`${path}${name} is unknown`]
			: faultsOf(property, value, `${path}${name}`);
	});

function faultsOf(property: INodeProperties, value: unknown, path: string): string[] {
	const { type, modes = [] } = property;
	const options = (property.options ?? []) as INodePropertyOptions[];
	const known = (one: unknown) => options.some((option) => option.value === one);
	switch (type) {
		case 'options':
			return known(value) ? [] : [`${path} cannot be ${String(value)}`];
		case 'multiOptions':
			// What is loaded on demand is not known to the form.
			if (property.typeOptions?.loadOptionsMethod)
				return Array.isArray(value) ? [] : [`${path} is no list`];
			return (value as unknown[])
				.filter((one) => !known(one))
				.map((one) => `${path} cannot be ${String(one)}`);
		case 'collection':
			return valueFaults(
				property.options as INodeProperties[],
				value as INodeParameters,
				`${path}.`,
			);
		case 'resourceLocator': {
			const { mode } = value as { mode: string };
			return modes.some(({ name }) => name === mode) ? [] : [`${path} has no mode ${mode}`];
		}
		case 'dateTime':
		case 'json':
		case 'string':
			return typeof value === 'string' ? [] : [`${path} is no text`];
		default:
			return typeof value === type ? [] : [`${path} is no ${type}`];
	}
}

const credentialFaults = (
	{ credentials = [] }: INodeTypeDescription,
	node: INode,
	meaning: INodeParameters,
): string[] =>
	Object.keys(node.credentials ?? {})
		.filter((type) => {
			const credential = credentials.find(({ name }) => name === type);
			const authentications = credential?.displayOptions?.show?.['authentication'] ?? [];
			return !authentications.some((one) => one === meaning['authentication']);
		})
		.map((type) => `no credential ${type}`);
