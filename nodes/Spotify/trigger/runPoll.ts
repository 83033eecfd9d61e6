import {
	NodeOperationError,
	type IDataObject,
	type INodeExecutionData,
	type IPollFunctions,
} from 'n8n-workflow';
import { latestEvent, pollOnce } from '../../../spotify/events/poll';
import type { Turn } from '../../../spotify/events/polls';
import {
	fromStored,
	toStored,
	type Memory,
	type StoredState,
	type Unusable,
} from '../../../spotify/events/state';
import type { SpotifyEvent, WatchTools } from '../../../spotify/events/types';
import type { SpotifyFailure } from '../../../spotify/failures';
import { isObject } from '../../../spotify/json';
import { failed, succeeded, type Outcome } from '../../../spotify/outcome';
import { missingScope } from '../../../spotify/request/callers';
import { createUsage, type Usage } from '../../../spotify/request/usage';
import { simplify } from '../../../spotify/simplify/simplify';
import {
	DEFAULT_MAX_CONCURRENCY,
	DEFAULT_MAX_RATE_LIMIT_WAIT_SECONDS,
} from '../description/commonProperties';
import { toNodeError } from '../execute/toNodeError';
import { createClient, processPolls } from '../transport/createClient';
import { n8nClock } from '../transport/n8nClock';
import { readSettings, type Settings } from './readSettings';

/** What a poll may take where n8n does not say: 1.x does not, and polls once a minute at the most. */
const DEFAULT_BUDGET_MS = 45_000;

/** Only 2.x says how long a poll may take. */
const budgetOf = (context: IPollFunctions): number =>
	typeof context.getPollBudgetMs === 'function' ? context.getPollBudgetMs() : DEFAULT_BUDGET_MS;

/** The name under which n8n stores, with the workflow, what the node remembers. */
const STATE = 'state';

const UNUSABLE: Record<Unusable, string | undefined> = {
	damaged: 'What this trigger remembered is damaged',
	otherVersion: 'What this trigger remembered is of another version of the node',
	aboutOther: undefined,
};

const errorOf = (context: IPollFunctions, failure: SpotifyFailure) =>
	toNodeError(
		failure,
		{ node: context.getNode(), timeZone: context.getTimezone(), nowMs: n8nClock.nowMs() },
		0,
	);

function toItem(
	{ value, output, position = 0, also }: SpotifyEvent,
	isSimplified: boolean,
): INodeExecutionData {
	const object = isSimplified ? simplify(value, output, position) : value;
	return { json: { ...(isObject(object) ? object : {}), ...also } as IDataObject };
}

/** What the polls of an event work with; the refusal where the credential does not allow it. */
async function openTools(
	context: IPollFunctions,
	{ kind, authentication, values, simplify: isSimplified }: Settings,
	usage: Usage,
	budgetMs: number,
): Promise<Outcome<WatchTools>> {
	const client = await createClient(context, { authentication, usage });
	for (const operation of kind.uses) {
		const missing = missingScope({ ...operation, name: kind.name }, client.scopes, []);
		if (missing) return failed(missing);
	}
	const maxRateLimitWaitMs = Math.min(DEFAULT_MAX_RATE_LIMIT_WAIT_SECONDS * 1000, budgetMs / 2);
	const maxConcurrency = DEFAULT_MAX_CONCURRENCY;
	const send = client.sendWith({ maxConcurrency, maxRateLimitWaitMs });
	return succeeded({ ...client.tools, send, maxConcurrency, values, simplify: isSimplified });
}

/** The latest event, for a test of the workflow. */
async function showLatest(
	context: IPollFunctions,
	settings: Settings,
): Promise<INodeExecutionData[][]> {
	const tools = await openTools(context, settings, createUsage(), budgetOf(context));
	if (!tools.ok) throw errorOf(context, tools.failure);
	const latest = await latestEvent(settings.kind, settings.ids, tools.value);
	if (!latest.ok) throw errorOf(context, latest.failure);
	if (latest.value.length > 0) {
		return [latest.value.map((event) => toItem(event, settings.simplify))];
	}
	throw new NodeOperationError(context.getNode(), 'There is nothing yet that could be shown', {
		description:
			'Spotify has nothing of this kind so far. The trigger works all the same: activate (or publish) the workflow, and it starts when something happens.',
	});
}

/**
 * Makes a failure known without stopping the trigger: n8n shows a failed execution and starts the
 * error workflow, and polls on. A pause that Spotify has set is told once, not at every poll.
 */
function tell(
	context: IPollFunctions,
	node: string,
	failure: SpotifyFailure,
	{ parts }: Memory,
): null {
	const error = errorOf(context, failure);
	const hasBase = Object.keys(parts).length > 0;
	if (failure.kind === 'rateLimited' && !processPolls().says(node, failure.retryAtMs) && hasBase) {
		context.logger.info(`${context.getNode().name}: ${error.message}`);
		return null;
	}
	// When n8n starts, an error that is thrown would leave the workflow without its triggers.
	if (!['init', 'leadershipChange'].includes(context.getActivationMode())) throw error;
	context.__emitError(error);
	return null;
}

async function pollInTurn(
	context: IPollFunctions,
	settings: Settings,
	node: string,
	staticData: IDataObject,
	turn: Turn,
): Promise<INodeExecutionData[][] | null> {
	const budgetMs = budgetOf(context);
	const deadlineMs = n8nClock.nowMs() + budgetMs / 2;
	const before = staticData[STATE];
	const recalled = processPolls().recall(node, before);
	const { memory, unusable } = fromStored(recalled, settings.about);
	const warning = unusable && UNUSABLE[unusable];
	if (warning !== undefined) {
		context.logger.warn(
			`${context.getNode().name}: ${warning}. It begins anew: what happens from now on starts the workflow.`,
		);
	}
	const usage = createUsage();
	const tools = await openTools(context, settings, usage, budgetMs);
	if (!tools.ok) return tell(context, node, tools.failure, memory);
	const { kind, ids, maxRequests } = settings;
	const found = await pollOnce(kind, ids, memory, tools.value, { deadlineMs, maxRequests, usage });
	if (!turn.isCurrent()) return null;

	const items = found.events.map((event) => toItem(event, settings.simplify));
	const stored = toStored(found.memory, settings.about);
	if (!isEqual(before, stored)) {
		const isHandedOut = items.length > 0;
		processPolls().learned(node, staticData, before, isHandedOut ? undefined : stored);
		// The only place that writes; n8n stores it together with what is handed out.
		staticData[STATE] = { ...stored };
	}
	const [failure] = found.failures;
	if (!failure) processPolls().polled(node);
	if (failure && items.length === 0) return tell(context, node, failure, found.memory);
	for (const { message } of found.failures) {
		context.logger.warn(`${context.getNode().name}: ${message}`);
	}
	return items.length > 0 ? [items] : null;
}

const isEqual = (before: unknown, stored: StoredState): boolean =>
	isObject(before) && Object.entries(stored).every(([key, value]) => before[key] === value);

/**
 * One poll of the trigger.
 * @returns the events since the last one, the oldest first; null where there are none
 * @throws what kept it from looking, unless n8n is just starting. What was remembered stays, so that
 * a later poll finds what this one did not.
 */
export async function runPoll(context: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	const settings = readSettings(context);
	if (!settings.ok) throw errorOf(context, settings.failure);
	if (context.getMode() === 'manual') return await showLatest(context, settings.value);
	const node = `${context.getWorkflow().id}:${context.getNode().id}`;
	const staticData = context.getWorkflowStaticData('node');
	const turn = processPolls().begin(node, staticData);
	if (!turn) return null;
	try {
		return await pollInTurn(context, settings.value, node, staticData, turn);
	} finally {
		turn.end();
	}
}
