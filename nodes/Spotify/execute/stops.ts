import type { IExecuteFunctions } from 'n8n-workflow';
import type { EarlyEnd } from '../../../spotify/run/types';

/**
 * What a stop of an execution has cut off, by node. With "Retry On Fail", n8n begins the node once
 * more after it, and shows the error of that try, which knows nothing of what the first has written.
 */
const cutOff = new WeakMap<AbortSignal, Map<string, EarlyEnd>>();

/** Counts the input items; one where n8n does not say: its error has to be told of something. */
export function inputCount(context: IExecuteFunctions): number {
	try {
		return context.getInputData().length;
	} catch {
		return 1;
	}
}

/** Returns what stops the execution; undefined where nobody can, as on n8n's Engine 2.0. */
export function signalOf(context: IExecuteFunctions): AbortSignal | undefined {
	try {
		return context.getExecutionCancelSignal();
	} catch {
		return undefined;
	}
}

/** Tells whether the execution was stopped. */
export const isStopped = (context: IExecuteFunctions): boolean =>
	signalOf(context)?.aborted === true;

/** Notes how a run ended, where the execution was stopped. */
export function noteStop(context: IExecuteFunctions, ending: EarlyEnd): void {
	const signal = signalOf(context);
	if (!signal?.aborted) return;
	const ofNodes = cutOff.get(signal) ?? new Map<string, EarlyEnd>();
	cutOff.set(signal, ofNodes.set(context.getNode().name, ending));
}

/**
 * Returns how an earlier try of the node in this execution ended when the execution was stopped;
 * undefined if there was none.
 */
export function stoppedBefore(context: IExecuteFunctions): EarlyEnd | undefined {
	const signal = signalOf(context);
	return signal?.aborted ? cutOff.get(signal)?.get(context.getNode().name) : undefined;
}
