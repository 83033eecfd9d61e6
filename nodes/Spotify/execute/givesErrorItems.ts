import type { INode } from 'n8n-workflow';
import { isTool } from './isTool';

/**
 * Tells whether failures are answers to a language model, which reads them and tries again. When a
 * tool throws, n8n 2.41 tells the model the message without the description, and n8n 1.123 ends the
 * run. As in n8n 2.41, *On Error → Stop Workflow*, where somebody has chosen it, holds for a tool
 * too.
 */
const answersModel = (node: INode): boolean => isTool(node) && node.onError !== 'stopWorkflow';

/**
 * Tells whether n8n goes on after an error of the node. If the node throws then, n8n passes its
 * input on by the success output, also where there is an error output. Asks what n8n's engine asks,
 * since the `continueOnFail()` of its contexts overlooks the setting of old beside *Stop Workflow*.
 */
const n8nContinues = ({ continueOnFail, onError }: INode): boolean =>
	continueOnFail === true ||
	onError === 'continueRegularOutput' ||
	onError === 'continueErrorOutput';

/** Tells whether each failure becomes an item of the output, so that nothing is thrown. */
export const givesErrorItems = (node: INode): boolean => n8nContinues(node) || answersModel(node);
