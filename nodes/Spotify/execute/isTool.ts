import type { INode } from 'n8n-workflow';

/** What n8n appends to the type of a node that a language model uses as a tool. */
const TOOL = /Tool$/;

/** Tells whether a language model uses the node as a tool: an AI Agent, or a client of an MCP server. */
export const isTool = ({ type }: INode): boolean => TOOL.test(type);
