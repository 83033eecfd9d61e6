import type { INodeProperties, NodeParameterValue } from 'n8n-workflow';

/** What n8n's rules ask of a node: its version, and whether it is a tool, unless that is chosen. */
const THIS_NODE = { '@version': 1, '@tool': false };

/** Whether rules let a property be shown, as far as what is chosen says something of it. */
function isShown(
	{ displayOptions: { show = {}, hide = {} } = {} }: INodeProperties,
	chosen: Readonly<Record<string, NodeParameterValue>>,
): boolean {
	const named = (rules: object, name: string) =>
		(rules as Record<string, readonly unknown[]>)[name] ??
		(rules as Record<string, readonly unknown[]>)[`/${name}`];
	return Object.entries({ ...THIS_NODE, ...chosen }).every(
		([name, value]) =>
			(named(show, name)?.includes(value) ?? true) &&
			!(named(hide, name)?.includes(value) ?? false),
	);
}

/**
 * The properties that a form has for a resource and an operation, whatever else is chosen, and in its
 * collections what these have for it.
 */
export const shownFor = (
	properties: readonly INodeProperties[],
	chosen: Readonly<Record<string, NodeParameterValue>>,
): INodeProperties[] =>
	properties
		.filter((property) => isShown(property, chosen))
		.map((property) =>
			property.type === 'collection'
				? { ...property, options: shownFor((property.options ?? []) as INodeProperties[], chosen) }
				: property,
		);
