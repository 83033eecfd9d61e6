import type { IExecuteFunctions } from 'n8n-workflow';

/**
 * Returns a function that tells whether n8n finds the input item that an error is of, whose fields it
 * adds in the error output. Where it does not, it throws, and hands on the input in place of all results
 * (https://github.com/n8n-io/n8n/issues/37407): in a step that is run alone after what is in front was
 * pinned anew, n8n looks among the items of before.
 */
export function inputItemsOf(context: IExecuteFunctions): (itemIndex: number) => boolean {
	let find: ((item: number) => unknown) | undefined;
	return (item) => {
		try {
			find ??= finderOf(context);
			find(item);
			return true;
		} catch {
			return false;
		}
	};
}

/** Looks an input item up as n8n does; throws where n8n would. */
function finderOf(context: IExecuteFunctions): (item: number) => unknown {
	const source = context.getInputSourceData();
	const data = context.getWorkflowDataProxy(0);
	return (item) => data.$getPairedItem(source.previousNode, source, { item });
}
