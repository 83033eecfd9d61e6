import type { IExecuteFunctions } from 'n8n-workflow';
import {
	waitsAsTool,
	waitsUnstoppable,
	type WaitRule,
} from '../../../spotify/concurrency/waitDeadline';
import { isTool } from './isTool';
import { signalOf } from './stops';

/** Chooses until when a run of the node waits; undefined where somebody can stop it, and none waits. */
export function waitRuleOf(context: IExecuteFunctions): WaitRule | undefined {
	if (isTool(context.getNode())) return waitsAsTool;
	return signalOf(context) ? undefined : waitsUnstoppable;
}
