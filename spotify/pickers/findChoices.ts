import { ACTIVE } from '../names/devices';
import type { PlannedRequest, Planned } from '../plan/types';
import { isObject, textAt } from '../values/json';
import { failed, succeeded, type Outcome } from '../failures/outcome';
import { buildRequests } from '../plan/buildRequests';
import { requireScope, requireUser } from '../plan/requirements';
import type { Capabilities } from '../pipeline/capabilities';
import type { Send, SpotifyRequest } from '../request/types';
import { simplify } from '../simplify/simplify';
import { pickers, type PickerKind } from './kinds';
import type { Choice, ChoicePage, PickerMemory } from './memory';
import { readPage } from './readPage';
import { sourcesOf, type PickerQuery, type ChoiceSource } from './sources';
import { ME } from '../operations/paths';

/** What a list of the form is read with. */
export interface PickerTools {
	send: Send;
	capabilities: Capabilities;
	memory: PickerMemory;
	/** Whose answers they are: nobody else is shown what was remembered. */
	owner: string;
	/** What the user allowed; undefined if that is not known. */
	scopes?: ReadonlySet<string> | undefined;
	/** Ends the waiting for what others have asked. */
	signal?: AbortSignal | undefined;
}

/** What is offered to choose. */
export interface Choices {
	choices: readonly Choice[];
	/** Where to go on; absent if that is all. */
	token?: string;
}

/** More is read when the user scrolls. */
const ENOUGH = 10;

/** How many pages are looked through at once for what was typed: 500 playlists. */
const MAX_SEARCHED_PAGES = 10;

const textOrEmpty = (value: unknown): string => (typeof value === 'string' ? value : '');

/**
 * Makes the choice that an object is in a list; undefined for a hole in it, and for what has no ID.
 */
function choiceOf(object: unknown, kind: PickerKind): Choice | undefined {
	if (!isObject(object)) return undefined;
	const fields = simplify(object, kind, 0);
	const value = textOrEmpty(fields.id);
	if (value === '') return undefined;
	const told = pickers[kind].toldBy.map((field) => textOrEmpty(fields[field])).filter(Boolean);
	const url = textOrEmpty(fields.url);
	const name = [textOrEmpty(fields.name) || value, told.join(', ')].filter(Boolean).join(' – ');
	return {
		name: kind === 'device' && object.is_active === true ? `${name}${ACTIVE}` : name,
		value,
		...(url !== '' && { url }),
		...(kind === 'playlist' && {
			ownerId: textAt(object, 'owner.id') ?? '',
			isCollaborative: object.collaborative === true,
		}),
	};
}

/** Reads the ID of the user whose lists they are. */
async function userIdOf({ send, memory, owner, signal }: PickerTools): Promise<Outcome<string>> {
	const ask = async (): Promise<Outcome<ChoicePage>> => {
		const answer = await send(PROFILE);
		if (!answer.ok) return answer;
		const id = textAt(answer.value, 'id') ?? '';
		return succeeded({ choices: [{ name: id, value: id }] });
	};
	const known = await memory.page(JSON.stringify([owner, PROFILE.path]), ask, signal);
	return known.ok ? succeeded(known.value.choices[0]?.value ?? '') : known;
}

/**
 * Makes a check that tells which of the user's playlists are their own; undefined if Spotify does
 * not say who they are.
 */
async function isOwnBy(tools: PickerTools): Promise<((choice: Choice) => boolean) | undefined> {
	const userId = await userIdOf(tools);
	if (!userId.ok || userId.value === '') return undefined;
	return ({ ownerId }) => ownerId === userId.value;
}

const PROFILE: SpotifyRequest = {
	method: 'GET',
	path: ME,
	template: ME,
	query: {},
	idempotent: true,
};

/** Returns a text as people type: without capitals and accents. */
const foldedText = (text: string): string =>
	text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

const isRequest = (plan: Outcome<Planned>): plan is Outcome<PlannedRequest> =>
	!plan.ok || 'request' in plan.value;

async function choicePage(
	{ operation, values }: ChoiceSource,
	offset: number,
	{ kind, actsForApp }: PickerQuery,
	{ send, memory, owner, scopes, signal, capabilities }: PickerTools,
): Promise<Outcome<ChoicePage>> {
	if (operation.needs === 'user' && actsForApp) return failed(requireUser(operation.name));
	const refusal = requireScope(operation, scopes, []);
	if (refusal) return failed(refusal);
	const plan = buildRequests(operation, values, ({ of }) => of, 'simplified').find(isRequest);
	if (!plan) return succeeded({ choices: [] });
	if (!plan.ok) return plan;
	const { path, query } = plan.value.request;
	const key = JSON.stringify([owner, kind, path, query, offset]);
	const ask = async (): Promise<Outcome<ChoicePage>> => {
		const page = await readPage(send, plan.value, offset, capabilities);
		if (!page.ok) return page;
		const { values: objects, ...rest } = page.value;
		return succeeded({ choices: objects.flatMap((value) => choiceOf(value, kind) ?? []), ...rest });
	};
	return await memory.page(key, ask, signal);
}

/** Which of the sources, and where in it. */
interface PagePosition {
	source: number;
	offset: number;
}

function placeOf(token: string | undefined): PagePosition {
	const [source = 0, offset = 0] = (token ?? '').split('.').map(Number);
	return { source, offset };
}

/** Returns what to offer of a page: of a list that Spotify does not search, what was typed. */
async function offeredOf(
	{ isWhole, only }: ChoiceSource,
	choices: readonly Choice[],
	wanted: string,
	tools: PickerTools,
): Promise<readonly Choice[]> {
	if (!isWhole) return choices;
	const matching = choices.filter(({ name }) => foldedText(name).includes(wanted));
	if (!only || matching.length === 0) return matching;
	const isOwn = await isOwnBy(tools);
	// Whose they are is not known: all of them are offered, once.
	if (!isOwn) return only === 'own' ? matching : [];
	return matching.filter((one) =>
		only === 'own' ? isOwn(one) : !isOwn(one) && one.isCollaborative === true,
	);
}

const shown = ({ name, value, url }: Choice): Choice => ({
	name,
	value,
	...(url !== undefined && { url }),
});

/**
 * Finds what a list of the form offers for what was typed, a part at a time, with the fewest
 * requests.
 * @param token where to go on, as the last part said it
 */
export async function findChoices(
	query: PickerQuery,
	token: string | undefined,
	tools: PickerTools,
): Promise<Outcome<Choices>> {
	const sources = sourcesOf(query);
	if (!sources.ok) return sources;
	const wanted = foldedText(query.filter);
	const found = new Map<string, Choice>();
	let place = placeOf(token);
	const choices = () => [...found.values()].map(shown);
	for (let pages = 0; pages < MAX_SEARCHED_PAGES && found.size < ENOUGH; pages += 1) {
		const source = sources.value[place.source];
		if (!source) break;
		const page = await choicePage(source, place.offset, query, tools);
		// What was found before can be chosen all the same.
		if (!page.ok && found.size === 0) return page;
		if (!page.ok) return succeeded({ choices: choices() });
		const offered = await offeredOf(source, page.value.choices, wanted, tools);
		for (const choice of offered) found.set(choice.value, choice);
		const { nextOffset } = page.value;
		place =
			nextOffset === undefined
				? { source: place.source + 1, offset: 0 }
				: { source: place.source, offset: nextOffset };
	}
	const hasMore = sources.value[place.source] !== undefined;
	return succeeded({
		choices: choices(),
		...(hasMore && { token: `${place.source}.${place.offset}` }),
	});
}
