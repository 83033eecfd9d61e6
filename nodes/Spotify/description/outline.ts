import type { INodeProperties } from 'n8n-workflow';
import { resources } from '../../../spotify/operations';

/** A version that the node does not have: n8n shows nothing that is only for it. */
const NEVER = { show: { '@version': [0] } };

const outlineText = (): string =>
	resources
		.map(({ value, operations }) => `${value} (${Object.keys(operations).join(', ')})`)
		.join('; ');

/**
 * Makes two properties that no form shows. n8n's MCP server writes types of a node for the
 * assistants that build workflows, and for one operation of a community node it gives those of all:
 * with each property once for each operation, which is some 900,000 characters. Only if the first
 * property `resource` has no options does it write one type, with each property once, and when to
 * use it (`generateDiscriminatedUnionForEntry` of @n8n/workflow-sdk 0.34). So these two come first,
 * say there which operations exist, and are for a version of the node that does not exist.
 */
export const outline = (): INodeProperties[] => [
	{
		displayName: 'Resource',
		name: 'resource',
		type: 'options',
		noDataExpression: true,
		default: '',
		description: `Each with its operations: ${outlineText()}`,
		displayOptions: NEVER,
	},
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'string',
		noDataExpression: true,
		default: '',
		description: 'One of those that the resource has',
		displayOptions: NEVER,
	},
];
