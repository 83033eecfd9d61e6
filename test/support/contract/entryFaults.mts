import type { CursorPaging, Operation, Paging } from '../../../spotify/operations/types';
import { factOf, facts, type OperationFact } from './facts.mts';
import { outputFaults } from './outputFaults.mts';
import { answerSchema, schemaAt } from './schemas.mts';
import { scopeFaults } from './scopeFacts.mts';

/** Where an entry of the table says something else than Spotify's facts: nowhere, or a list. */
export function entryFaults(operation: Operation): string[] {
	const fact = factOf(operation);
	if (!fact) return [`${operation.route} is none of Spotify's operations`];
	return [
		...(operation.docs === fact.operationId
			? []
			: [`docs: ${operation.docs} is not ${fact.operationId}`]),
		...whoFaults(operation, fact),
		...batchFaults(operation, fact),
		...severalFaults(operation),
		// Of what was searched for, a job reads one page.
		...(operation.job === 'matchTracks' ? [] : pagingFaults(operation.paging, fact)),
		...outputFaults(operation, fact),
	];
}

const stillHave: Readonly<Record<string, Operation['availability']>> = {
	'2024-11': 'extendedQuota',
	'2026-02': 'olderApps',
};

function whoFaults(operation: Operation, fact: OperationFact): string[] {
	const { availability, replacement, needs, premium, scopes, job } = operation;
	const apps = stillHave[fact.removedIn ?? ''];
	const caller = fact.userOnly ? 'user' : undefined;
	return [
		...(needs === caller ? [] : [`needs: ${needs} instead of ${caller}`]),
		...(Boolean(premium) === fact.premium ? [] : [`premium: ${premium}, Spotify: ${fact.premium}`]),
		...scopeFaults(scopes, fact, kindsOfUris(operation), needs === undefined, job),
		...(availability === apps ? [] : [`availability: ${availability} instead of ${apps}`]),
		...(replacement !== undefined && !availability
			? ['replacement: it is there for every app']
			: []),
	];
}

/** The kinds of URI that an entry sends in its list. */
const kindsOfUris = ({ fields, batch }: Operation): string[] =>
	fields.flatMap((field) => {
		if (field.wire !== batch?.wire) return [];
		if (field.kind === 'uris') return field.of;
		return field.kind === 'id' && field.asUri ? [field.of] : [];
	});

function batchFaults({ batch, job, fields }: Operation, { batchOf }: OperationFact): string[] {
	const has = (name: string | undefined) => fields.some(({ wire }) => wire === name);
	if (!batch) {
		return batchOf && has(batchOf.param) && !job ? [`batch: none instead of ${batchOf.param}`] : [];
	}
	return [
		...(batch.wire === batchOf?.param ? [] : [`batch: ${batch.wire} instead of ${batchOf?.param}`]),
		...(batch.limit === batchOf?.max ? [] : [`batch: ${batch.limit} instead of ${batchOf?.max}`]),
		...(has(batch.wire) ? [] : [`batch: no field ${batch.wire}`]),
	];
}

/** The endpoint for several IDs takes the fields of the one for one, and gives the same objects. */
function severalFaults({ batchGet: several, fields, route }: Operation): string[] {
	const fact = several && facts.find(({ method, path }) => several.route === `${method} ${path}`);
	if (!several) return [];
	if (!fact) return [`several: ${several.route} is none of Spotify's operations`];
	const names = fact.params.map(({ name }) => name);
	const answer = answerSchema(fact.operationId);
	const list = answer && schemaAt(answer, several.listAt);
	const closed = stillHave[fact.removedIn ?? ''];
	return [
		...(`${several.route}/{id}` === route ? [] : [`several: ${several.route} beside ${route}`]),
		...(fact.batchOf?.param === 'ids' && fact.batchOf.in === 'query' ? [] : ['several: no ids']),
		...(several.limit === fact.batchOf?.max
			? []
			: [`several: ${several.limit} instead of ${fact.batchOf?.max}`]),
		...(several.availability === closed
			? []
			: [`several: ${several.availability} instead of ${closed}`]),
		...(list?.type === 'array' ? [] : [`several: no list at '${several.listAt}'`]),
		...fields
			.filter((field) => field.in === 'query' && !names.includes(field.wire))
			.map(({ wire }) => `several: ${wire} is unknown`),
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
	if ((paging.kind === 'offset' || paging.kind === 'cursor') && paging.itemsAt !== fact.itemsPath)
		faults.push(`itemsAt: ${paging.itemsAt} instead of ${fact.itemsPath}`);
	if (paging.kind === 'offsetByType' && paging.maxOffset !== offset?.maximum)
		faults.push(`maxOffset: ${paging.maxOffset} instead of ${offset?.maximum}`);
	if (paging.kind === 'cursor') faults.push(...cursorFaults(paging, fact));
	return faults;
}

/** A mark comes with the list, under the name under which it is sent. */
function cursorFaults({ cursor, cursorAt, itemsAt }: CursorPaging, fact: OperationFact): string[] {
	const expected = [...itemsAt.split('.').slice(0, -1), 'cursors', cursor].join('.');
	const schema = answerSchema(fact.operationId);
	return [
		...(fact.params.some(({ name }) => name === cursor) ? [] : [`cursor: ${cursor} is unknown`]),
		...(cursorAt === expected ? [] : [`cursorAt: ${cursorAt} instead of ${expected}`]),
		...(schema && schemaAt(schema, cursorAt) ? [] : [`cursorAt: nothing at '${cursorAt}'`]),
	];
}
