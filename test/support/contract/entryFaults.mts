import type { Operation, Paging } from '../../../spotify/operations/types';
import { factOf, type OperationFact } from './facts.mts';
import { outputFields } from './outputFields.mts';
import { answerSchema, flatten, schemaAt, type Schema } from './schemas.mts';

/** Where an entry of the table says something else than Spotify's facts: nowhere, or a list. */
export function entryFaults(operation: Operation): string[] {
	const fact = factOf(operation);
	if (!fact) return [`${operation.route} is none of Spotify's operations`];
	return [
		...(operation.docs === fact.operationId
			? []
			: [`docs: ${operation.docs} is not ${fact.operationId}`]),
		...whoFaults(operation, fact),
		...pagingFaults(operation.paging, fact),
		...outputFaults(operation, fact),
	];
}

const stillHave: Readonly<Record<string, Operation['onlyFor']>> = {
	'2024-11': 'extendedQuota',
	'2026-02': 'olderApps',
};

function whoFaults({ onlyFor, instead }: Operation, fact: OperationFact): string[] {
	const expected = stillHave[fact.removedIn ?? ''];
	return [
		...(fact.userOnly ? ['only a user may call it'] : []),
		...(fact.scopes.length > 0 && fact.scopeRule !== 'optional'
			? [`needs ${fact.scopes.join(', ')}`]
			: []),
		...(onlyFor === expected ? [] : [`onlyFor: ${onlyFor} instead of ${expected}`]),
		...(instead !== undefined && !onlyFor ? ['instead: it is there for every app'] : []),
	];
}

function pagingFaults(paging: Paging | undefined, fact: OperationFact): string[] {
	const limit = fact.params.find(({ name }) => name === 'limit');
	const offset = fact.params.find(({ name }) => name === 'offset');
	const kind = fact.itemsPath?.startsWith('{type}') ? 'offsetByType' : fact.paging;
	const isAllowed =
		kind === null && !limit
			? paging?.kind === undefined || paging.kind === 'whole'
			: paging?.kind === (kind ?? 'limit');
	if (!isAllowed)
		return [`paging: ${paging?.kind} instead of ${kind ?? (limit ? 'limit' : 'whole')}`];
	if (!paging) return [];
	const faults: string[] = [];
	if ('maxLimit' in paging && paging.maxLimit !== limit?.maximum)
		faults.push(`maxLimit: ${paging.maxLimit} instead of ${limit?.maximum}`);
	if (paging.kind === 'offset' && paging.itemsAt !== fact.itemsPath)
		faults.push(`itemsAt: ${paging.itemsAt} instead of ${fact.itemsPath}`);
	if (paging.kind === 'offsetByType' && paging.maxOffset !== offset?.maximum)
		faults.push(`maxOffset: ${paging.maxOffset} instead of ${offset?.maximum}`);
	return faults;
}

/** What Spotify says that each result is, or why that cannot be known. */
function resultSchema({ paging }: Operation, fact: OperationFact): Schema | string {
	const whole = answerSchema(fact.operationId);
	if (!paging) return flatten(whole);
	if (paging.kind === 'offsetByType') return {};
	const list = schemaAt(whole, paging.itemsAt);
	return list?.type === 'array' && list.items
		? flatten(list.items)
		: `itemsAt: no list at '${paging.itemsAt}'`;
}

function outputFaults(operation: Operation, fact: OperationFact): string[] {
	const { output } = operation;
	const result = resultSchema(operation, fact);
	if (typeof result === 'string') return [result];
	const isBare = result.type === 'string';
	if (isBare !== (output.kind === 'value')) return [`output: ${output.kind} for ${result.type}`];
	const { properties = {} } = result;
	if ('added_at' in properties)
		return output.kind === 'playlistItem' ? [] : [`output: ${output.kind} for entries`];
	const [type] = properties.type?.enum ?? [];
	// Spotify calls chapters episodes; other types are no kinds of ours.
	const kinds = type === 'episode' ? ['episode', 'chapter'] : [String(type)];
	const isKind = outputFields(String(type)).length > 0;
	return !isKind || kinds.includes(output.kind) ? [] : [`output: ${output.kind} for ${type}`];
}
