import type { JobName, Operation } from '../../../spotify/operations/types';
import type { OperationFact } from './facts.mts';
import { outputFields } from './outputFields.mts';
import { answerSchema, flatten, narrow, schemaAt, type Schema } from './schemas.mts';

/** Answers without a body that Spotify gives and does not document. */
const alsoEmpty: Readonly<Record<string, string>> = {
	'get-the-users-currently-playing-track':
		'204 while nothing plays, as for the state of the player, whose document has it',
};

/** Where an entry says something else of its results than Spotify. */
export function outputFaults(operation: Operation, fact: OperationFact): string[] {
	const { output, fields } = operation;
	const hasId = fields.some(({ kind }) => kind === 'id');
	return [
		...kindFaults(operation, fact),
		...('fromId' in output && output.fromId !== undefined && !hasId ? ['output: from no ID'] : []),
		...emptyFaults(operation, fact),
	];
}

function emptyFaults({ output }: Operation, { operationId, success }: OperationFact): string[] {
	const comesEmpty = success.includes(204) && success.length > 1;
	const says = 'whenEmpty' in output && output.whenEmpty !== undefined;
	return says === (comesEmpty || operationId in alsoEmpty)
		? []
		: [`whenEmpty: ${says ? 'said' : 'not said'}, and an answer comes ${success.join(' or ')}`];
}

function kindFaults(operation: Operation, fact: OperationFact): string[] {
	const { output, job, paging, batch } = operation;
	const whole = answerSchema(fact.operationId);
	if (job) return jobFaults(operation, whole);
	if (!whole) return output.kind === 'done' ? [] : [`output: ${output.kind} for nothing`];
	if (paging?.kind === 'offsetByType') return [];
	const list = paging ? schemaAt(whole, paging.itemsAt) : flatten(whole);
	if (!list || (paging && (list.type !== 'array' || !list.items))) {
		return [`itemsAt: no list at '${paging?.itemsAt}'`];
	}
	const isEach = paging !== undefined || batch?.perValue === true;
	const result = flatten(narrow(isEach ? (list.items ?? {}) : list, operation.route));
	const kinds = kindsFor(result, fact);
	return kinds.includes(output.kind) ? [] : [`output: ${output.kind} for ${kinds[0]}`];
}

/** What the answer to the entry's own route must have for its job. */
const NEEDED: Readonly<Record<JobName, string>> = {
	addItems: 'snapshot_id',
	checkItems: 'snapshot_id',
	downloadCover: 'images',
	getOrCreate: 'owner.id',
	matchTracks: 'tracks.items',
	removeDuplicates: 'snapshot_id',
	removeItems: 'snapshot_id',
	removeSavedDuplicates: '',
	replaceItems: 'snapshot_id',
	syncItems: 'snapshot_id',
};

/** A job makes its own result, of an answer that has what it needs. */
function jobFaults({ job, output }: Operation, whole: Schema | undefined): string[] {
	const needed = job ? NEEDED[job] : '';
	const made = job && MADE[job];
	return [
		...(output.kind === made ? [] : [`output: ${output.kind} for what a job gives`]),
		...(needed === '' || (whole && schemaAt(whole, needed))
			? []
			: [`${job}: the answer has no ${needed}`]),
	];
}

/** What the jobs give. */
const MADE: Readonly<Record<JobName, string>> = {
	addItems: 'addResult',
	checkItems: 'unplayableItem',
	downloadCover: 'cover',
	getOrCreate: 'foundPlaylist',
	matchTracks: 'match',
	removeDuplicates: 'playlistDuplicate',
	removeItems: 'removeResult',
	removeSavedDuplicates: 'savedDuplicate',
	replaceItems: 'replaceResult',
	syncItems: 'syncResult',
};

/** Properties that only one kind of object has. */
const MARKS: Readonly<Record<string, string>> = {
	account_id: 'profile',
	added_by: 'playlistItem',
	is_playing: 'playback',
	played_at: 'playHistory',
	supports_volume: 'device',
};

const SAVED = ['album', 'episode', 'show', 'track'];

/** The outputs that fit what Spotify says of each result. */
function kindsFor(result: Schema, { returns }: OperationFact): string[] {
	if (result.oneOf) return ['queueItem', 'searchResult'];
	if (result.type === 'string') return ['value'];
	if (result.type === 'boolean') return ['saved'];
	const names = Object.keys(result.properties ?? {});
	if (names.join() === 'snapshot_id') return ['snapshot'];
	const mark = names.find((name) => Object.hasOwn(MARKS, name));
	if (mark !== undefined) return [MARKS[mark] ?? ''];
	if (names.includes('added_at')) {
		return [`saved.${SAVED.find((name) => names.includes(name))}`];
	}
	const [type] = (result.properties?.type?.enum ?? []).map(String);
	// Audiobooks: the document's schema leaves out the entry that its text and the other lists have.
	if (returns?.includes('Saved')) return [`saved.${type}`];
	// Spotify calls chapters episodes.
	if (type === 'episode') return ['episode', 'chapter'];
	return type !== undefined && outputFields(type).length > 0 ? [type] : unnamed(names);
}

/** Objects that do not say what they are. */
function unnamed(names: readonly string[]): string[] {
	if (names.includes('icons')) return ['category'];
	if (names.includes('track_number')) return ['track'];
	if (names.includes('snapshot_id')) return ['playlist'];
	if (names.includes('danceability')) return ['audioFeatures'];
	if (names.includes('bars')) return ['audioAnalysis'];
	if (names.join() === 'url,height,width') return ['image'];
	return names.includes('display_name') ? ['user'] : ['raw'];
}
