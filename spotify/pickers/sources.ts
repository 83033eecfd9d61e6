import { linkKind, parseId } from '../ids/parseId';
import { isObjectKind } from '../ids/types';
import { parameterName } from '../operations/fieldTypes';
import { isPlaylistWrite, type Operation } from '../operations/types';
import { search } from '../operations/search';
import { failed, succeeded, type Outcome } from '../failures/outcome';
import type { Values } from '../plan/wireValue';
import { pickers, type Picker, type PickerKind } from './kinds';

/** What is looked for in a list of the form, and for whom. */
export interface PickerQuery {
	kind: PickerKind;
	/** What was typed; empty if nothing was. */
	filter: string;
	/** The country that the form names. */
	market?: string | undefined;
	/** The operation of the form, where it has one. */
	operation?: Operation | undefined;
	/** Whether the credential acts for a user, who has lists of their own. */
	actsForUser: boolean;
	/** Whether it acts for an app; of a pasted token nobody knows whom it acts for. */
	actsForApp: boolean;
}

/** What is asked for a list. */
export interface ChoiceSource {
	operation: Operation;
	values: Values;
	/** Gives all there is, so that what was typed has to be looked for in it. */
	isWhole?: true;
	/** Which of them are offered, where what is chosen is to be changed; all where absent. */
	only?: 'own' | 'sharedByOthers';
}

/** Spotify's podcasts and audiobooks are nowhere more complete. */
const DEFAULT_MARKET = 'US';

/** Of what is written with these, one character may be a name. */
const IS_WORD = /[\p{sc=Han}\p{sc=Hangul}\p{sc=Hiragana}\p{sc=Katakana}]/u;

/**
 * Tells whether a search for it can find what is meant; one letter never does, and would cost a
 * request.
 */
const isEnough = (filter: string): boolean => [...filter].length >= 2 || IS_WORD.test(filter);

/** Finds what an ID, a URI or a link leads to; undefined if the text is none of them. */
function pasted(
	{ kind, filter }: PickerQuery,
	get: Operation | undefined,
	values: Values,
): Outcome<ChoiceSource> | undefined {
	const idField = get?.fields.find((field) => field.kind === 'id');
	if (!get || !idField) return undefined;
	const id = parseId(filter, idField.of, idField.of);
	const isBareId = id.ok && isObjectKind(kind);
	if (linkKind(filter) === undefined && !isBareId) return undefined;
	if (!id.ok) return id;
	return succeeded({ operation: get, values: { ...values, [parameterName(idField)]: id.value } });
}

/**
 * Takes the user's list, where it has something to offer: of what is to be changed, first their own,
 * then what others let them change. Read twice, it costs no second request: its pages are remembered.
 */
function listSources({ kind, operation, actsForUser }: PickerQuery): ChoiceSource[] {
	const { list, isSearched }: Picker = pickers[kind];
	if (!list) return [];
	const whole = { operation: list, values: {}, isWhole: true } as const;
	// Only a user changes a playlist: what has none is told so, and a pasted token may have one.
	if (isToBeChanged(kind, operation)) {
		return [
			{ ...whole, only: 'own' },
			{ ...whole, only: 'sharedByOthers' },
		];
	}
	const isNobodys = list.needs === 'user' && !actsForUser && isSearched;
	return isNobodys ? [] : [whole];
}

const isToBeChanged = (kind: PickerKind, operation: Operation | undefined): boolean =>
	kind === 'playlist' && operation !== undefined && isPlaylistWrite(operation);

/**
 * Lists what to ask, one after another until enough is found: the one that was pasted; else the
 * user's own list, then Spotify's search. A playlist that is to be changed is one that the user may
 * change.
 */
export function sourcesOf(query: PickerQuery): Outcome<ChoiceSource[]> {
	const { kind, filter, operation, actsForUser } = query;
	const { isSearched, get, needsMarket }: Picker = pickers[kind];
	const market = query.market ?? (needsMarket && !actsForUser ? DEFAULT_MARKET : undefined);
	const one = pasted(query, get, { market });
	if (one) return one.ok ? succeeded([one.value]) : failed(one.failure);

	const sources = listSources(query);
	if (isSearched && !isToBeChanged(kind, operation) && isEnough(filter)) {
		const values = { query: filter, type: [kind], market };
		sources.push({ operation: search.operations.search, values });
	}
	return succeeded(sources);
}
