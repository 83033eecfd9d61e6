import type { INode } from 'n8n-workflow';

/** What n8n appends to the type of a node that an AI Agent uses as a tool. */
const TOOL = /Tool$/;

/**
 * Whether failures are answers to a language model, which reads them and tries again. When a tool
 * throws, n8n 2.41 tells the model the message without the description, and n8n 1.123 ends the run.
 * As in n8n 2.41, *On Error → Stop Workflow*, where somebody has chosen it, holds for a tool too.
 */
export const answersModel = ({ type, onError }: INode): boolean =>
	TOOL.test(type) && onError !== 'stopWorkflow';
