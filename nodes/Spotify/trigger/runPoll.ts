import {
	NodeOperationError,
	type IDataObject,
	type INodeExecutionData,
	type IPollFunctions,
} from 'n8n-workflow';
import { latestEvent } from '../../../spotify/events/latestEvent';
import { pollOnce } from '../../../spotify/events/poll';
import type { Turn } from '../../../spotify/events/polls';
import {
	fromStored,
	toStored,
	type PollState,
	type StoredState,
	type Unusable,
} from '../../../spotify/events/state';
import type { SpotifyEvent, WatchTools } from '../../../spotify/events/types';
import { ofThisAccount } from '../../../spotify/events/watchedAccount';
import { needsUser } from '../../../spotify/events';
import { failed, succeeded } from '../../../spotify/failures/outcome';
import { cancelledUnsent } from '../../../spotify/failures/types';
import { foremost } from '../../../spotify/events/whoMends';
import { isObject } from '../../../spotify/values/json';
import { requireScope } from '../../../spotify/plan/requirements';
import { createUsage, type Usage } from '../../../spotify/pipeline/usage';
import type { Send } from '../../../spotify/request/types';
import type { OutputChoice } from '../../../spotify/simplify/outputChoice';
import { createSimplifier } from '../../../spotify/simplify/simplify';
import {
	DEFAULT_MAX_CONCURRENCY,
	DEFAULT_MAX_RATE_LIMIT_WAIT_SECONDS,
} from '../description/commonProperties';
import { createClient, processPolls, type Client } from '../transport/createClient';
import { n8nClock } from '../transport/n8nClock';
import { errorOf, pollFailureOf, tell, pollFailureThrown, type PollFailure } from './pollFailure';
import { readSettings, type Settings } from './readSettings';

/** What a poll may take where n8n does not say: 1.x does not, and polls once a minute at the most. */
const DEFAULT_BUDGET_MS = 45_000;

/** Only 2.x says how long a poll may take. */
const budgetOf = (context: IPollFunctions): number =>
	typeof context.getPollBudgetMs === 'function' ? context.getPollBudgetMs() : DEFAULT_BUDGET_MS;

/** The name under which n8n stores, with the workflow, what the node remembers. */
const STATE_KEY = 'state';

const UNUSABLE: Record<Unusable, string | undefined> = {
	damaged: 'The stored state of this trigger is damaged',
	otherVersion: 'The stored state of this trigger comes from another version of the node',
	aboutOther: undefined,
};

function toItem(
	{ value, output, position = 0, extraFields }: SpotifyEvent,
	choice: OutputChoice,
): INodeExecutionData {
	const json =
		choice === 'raw'
			? { ...(isObject(value) ? value : {}), ...extraFields }
			: createSimplifier(output, { choice })(value, position, extraFields);
	return { json: json as IDataObject };
}

/** What the form says, or what is wrong with it. */
function settingsOf(context: IPollFunctions): Settings | PollFailure {
	try {
		const settings = readSettings(context);
		return settings.ok ? settings.value : pollFailureOf(context, settings.failure);
	} catch (error) {
		return pollFailureThrown(context, error);
	}
}

async function pollClient(
	context: IPollFunctions,
	{ authentication }: Settings,
	usage: Usage,
): Promise<Client | PollFailure> {
	try {
		return await createClient(context, { authentication, usage });
	} catch (error) {
		return pollFailureThrown(context, error);
	}
}

/** What the polls of an event work with, or why the credential does not allow it. */
async function openTools(
	context: IPollFunctions,
	settings: Settings,
	usage: Usage,
	budgetMs: number,
): Promise<(WatchTools & Pick<Client, 'userKey'>) | PollFailure> {
	const { kind, values, output } = settings;
	const client = await pollClient(context, settings, usage);
	if (!('sendWith' in client)) return client;
	for (const operation of kind.uses) {
		const missing = requireScope({ ...operation, name: kind.name }, client.scopes, []);
		if (missing) return pollFailureOf(context, missing);
	}
	const maxRateLimitWaitMs = Math.min(DEFAULT_MAX_RATE_LIMIT_WAIT_SECONDS * 1000, budgetMs / 2);
	const maxConcurrency = DEFAULT_MAX_CONCURRENCY;
	const send = client.sendWith({ maxConcurrency, maxRateLimitWaitMs });
	return { ...client.tools, userKey: client.userKey, send, maxConcurrency, values, output };
}

/** The latest event, for a test of the workflow. */
async function showLatest(context: IPollFunctions): Promise<INodeExecutionData[][]> {
	const settings = settingsOf(context);
	if (!('kind' in settings)) throw settings.error;
	const tools = await openTools(context, settings, createUsage(), budgetOf(context));
	if (!('send' in tools)) throw tools.error;
	const latest = await latestEvent(settings.kind, settings.ids, tools);
	if (!latest.ok) throw errorOf(context, latest.failure);
	if (latest.value.length > 0) {
		return [latest.value.map((event) => toItem(event, settings.output))];
	}
	throw new NodeOperationError(context.getNode(), 'There is no event to show yet', {
		description:
			'Nothing of this kind has happened on Spotify so far. The trigger still works: activate (or publish) the workflow, and it starts when something happens.',
	});
}

/** What a poll came to. */
interface Polled {
	/** What n8n is to hand out; null where there is nothing. */
	found: INodeExecutionData[][] | null;
	failure?: PollFailure;
	/** Whether something is known of the time before, now that the poll is over. */
	hasBase: boolean;
}

const knowsSomething = ({ parts }: PollState): boolean => Object.keys(parts).length > 0;

/** What the node remembers, from n8n's static data or from a later poll of this process. */
function recall(context: IPollFunctions, node: string, stored: unknown, about: string): PollState {
	const { memory, unusable } = fromStored(processPolls().recall(node, stored), about);
	const warning = unusable && UNUSABLE[unusable];
	if (warning !== undefined) {
		context.logger.warn(
			`${context.getNode().name}: ${warning}. It starts again from now: new events start the workflow.`,
		);
	}
	return memory;
}

/** Keeps what a poll has learned, for n8n to store. */
function remember(
	node: string,
	staticData: IDataObject,
	stored: StoredState,
	hasEvents: boolean,
): void {
	const before = staticData[STATE_KEY];
	if (isUnchanged(before, stored)) return;
	processPolls().learned(node, staticData, before, stored, hasEvents);
	// The only place that writes; n8n stores it together with what is handed out.
	staticData[STATE_KEY] = { ...stored };
}

/**
 * Sends nothing more for a poll that another one has taken the place of, such as that of a workflow
 * which was saved meanwhile: n8n does not stop it, and what it finds is not handed out.
 */
const whileCurrent =
	(send: Send, turn: Turn): Send =>
	async (request) =>
		turn.isCurrent() ? await send(request) : failed(cancelledUnsent());

async function pollInTurn(
	context: IPollFunctions,
	settings: Settings,
	node: string,
	staticData: IDataObject,
	turn: Turn,
): Promise<Polled> {
	const budgetMs = budgetOf(context);
	const deadlineMs = n8nClock.monotonicMs() + budgetMs / 2;
	const recalled = recall(context, node, staticData[STATE_KEY], settings.about);
	const usage = createUsage();
	const opened = await openTools(context, settings, usage, budgetMs);
	const hadBase = knowsSomething(recalled);
	if (!('send' in opened)) return { found: null, failure: opened, hasBase: hadBase };
	const tools = { ...opened, send: whileCurrent(opened.send, turn) };
	const { kind, ids, maxRequests, maxRequestsPerDay } = settings;
	const own = needsUser(kind)
		? await ofThisAccount(recalled, tools.userKey, tools)
		: succeeded(recalled);
	if (!own.ok)
		return { found: null, failure: pollFailureOf(context, own.failure), hasBase: hadBase };
	const memory = own.value;
	const limits = { deadlineMs, maxRequests, maxRequestsPerDay, usage };
	const found = await pollOnce(kind, ids, memory, tools, limits);
	if (!turn.isCurrent()) return { found: null, hasBase: true };

	const items = found.events.map((event) => toItem(event, settings.output));
	const next = { ...found.memory, account: memory.account };
	remember(node, staticData, toStored(next, settings.about), items.length > 0);
	const failure = foremost(found.failures);
	if (!failure) processPolls().polled(node);
	const hasBase = knowsSomething(found.memory);
	if (failure && items.length === 0)
		return { found: null, failure: pollFailureOf(context, failure), hasBase };
	for (const { message } of found.failures) {
		context.logger.warn(`${context.getNode().name}: ${message}`);
	}
	return { found: items.length > 0 ? [items] : null, hasBase };
}

const isUnchanged = (before: unknown, stored: StoredState): boolean =>
	isObject(before) && Object.entries(stored).every(([key, value]) => before[key] === value);

/**
 * Runs one poll of the trigger.
 * @returns the events since the last one, the oldest first; null if there are none
 * @throws what only the user can mend, unless n8n is just starting. What was remembered stays, so
 * that a later poll finds what this one did not.
 */
export async function runPoll(context: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	if (context.getMode() === 'manual') return await showLatest(context);
	// Not by its ID: several nodes of a workflow may have one (https://github.com/n8n-io/n8n/pull/36453).
	const node = `${context.getWorkflow().id}:${context.getNode().name}`;
	const settings = settingsOf(context);
	if (!('kind' in settings)) return tell(context, node, settings, true);
	const staticData = context.getWorkflowStaticData('node');
	const turn = processPolls().begin(node, staticData, n8nClock.monotonicMs());
	if (!turn) return null;
	try {
		const { found, failure, hasBase } = await pollInTurn(context, settings, node, staticData, turn);
		return failure && turn.isCurrent() ? tell(context, node, failure, hasBase) : found;
	} finally {
		turn.end();
	}
}
