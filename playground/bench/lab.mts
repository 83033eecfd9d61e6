import { setTimeout as sleep } from 'node:timers/promises';

import { startStack, type Stack } from '../e2e/support/stack.mts';
import { START, workflow } from '../e2e/support/workflows.mts';
import type { StoredCredential } from '../lib/n8nTypes.mts';
import { anyFreePort } from '../lib/ports.mts';
import type { SpotifyClient } from '../lib/seed.mts';
import type { SimulatorControl } from '../lib/simulatorControl.mts';
import { waitForExecutions } from '../lib/waitForExecutions.mts';
import { defaultClient } from '../simulator/accounts/clients.mts';
import { createAccount } from './accounts.mts';
import { collectGarbage } from './collectGarbage.mts';
import { firstLineOfError, outputOf, workSeconds } from './executions.mts';
import { watchUsage } from './processUsage.mts';
import { runScript } from './script/runScript.mts';
import { summarize } from './summarize.mts';
import type { Contest, Contested, Observed, ScriptContest, WorkflowContest } from './types.mts';

/** An app of its own, so that the warm-up gets no token for, and learns nothing of, the measured one. */
const warmUpClient: SpotifyClient = {
	clientId: '77777777777777777777777777777777',
	clientSecret: '88888888888888888888888888888888',
};

/** What takes longer than this is not cheap, and is measured once. */
const CHEAP_SECONDS = 20;

/** After the warm-up n8n still saves what came of it. */
const SETTLE_MS = 1_000;

interface LabOptions {
	readonly latencyMs: number;
	readonly repeat: number;
	/** For the Node.js that n8n runs in. */
	readonly nodeOptions: readonly string[];
	readonly tell: (line: string) => void;
}

/** Where contestants are measured, one after another, each in an n8n that has just started. */
export interface Lab {
	readonly measure: (contest: Contest) => Promise<Contested>;
	readonly close: () => Promise<void>;
}

export const openLab = async ({
	latencyMs,
	repeat,
	nodeOptions,
	tell,
}: LabOptions): Promise<Lab> => {
	const inspectPort = await anyFreePort();
	const stack = await startStack('bench', {
		NODE_OPTIONS: [`--inspect-port=${inspectPort}`, ...nodeOptions].join(' '),
	});
	const { api, simulator } = stack;
	let isUsed = false;

	/** A Spotify that has seen nobody; credentials from before are worth nothing there. */
	const forget = async (arrange?: (simulator: SimulatorControl) => Promise<void>) => {
		await simulator.reset();
		await simulator.addClient(warmUpClient);
		await simulator.set({ latencyMs });
		await arrange?.(simulator);
	};

	const prepare = async (contest: WorkflowContest): Promise<StoredCredential> => {
		await forget(contest.arrange);
		if (isUsed) await stack.restartN8n();
		isUsed = true;
		const account = async (client: SpotifyClient) =>
			await createAccount(api, simulator, contest.account, { client, userId: contest.userId });
		await observe(stack, contest, await account(warmUpClient), true);
		await sleep(SETTLE_MS);
		return await account(defaultClient);
	};

	const measureWorkflow = async (contest: WorkflowContest): Promise<Contested> => {
		const observed: Observed[] = [];
		let spent = 0;
		let credential: StoredCredential | undefined;
		const most = Math.min(Math.max(repeat, contest.least ?? 1), contest.most ?? Infinity);
		while (observed.length < most) {
			const isEnough = observed.length >= (contest.least ?? 1) && spent >= CHEAP_SECONDS;
			if (isEnough) break;
			if (contest.freshEach || credential === undefined) credential = await prepare(contest);
			await simulator.clear();
			await collectGarbage(stack.n8nPid(), inspectPort);
			await contest.before?.(simulator);
			const one = await observe(stack, contest, credential, false);
			observed.push(one);
			spent += one.run.seconds;
			tell(`${contest.label}: ${describe(one)}`);
		}
		return summarize(contest.label, observed, contest.freshEach ?? false);
	};

	const measureScript = async ({ label, script, arrange }: ScriptContest): Promise<Contested> => {
		await forget(arrange);
		const observed: Observed[] = [];
		while (observed.length < repeat) {
			await simulator.clear();
			const { seconds, items } = await runScript(stack, { ...defaultClient, ...script });
			const log = await simulator.log();
			const run = { status: 'success', error: '', seconds, itemsOut: items, errorsOut: 0 };
			observed.push({ run: { ...run, ...countRequests(log) }, items: [], log });
		}
		const [first] = observed;
		if (first) tell(`${label}: ${describe(first)}`);
		return summarize(label, observed, false);
	};

	return {
		measure: async (contest) =>
			'script' in contest ? await measureScript(contest) : await measureWorkflow(contest),
		close: stack.stop,
	};
};

/** Runs a contestant's workflow once, or so often at once as it says, and sees what it does. */
async function observe(
	{ api, simulator, n8nPid }: Stack,
	{ label, steps, atOnce = 1 }: WorkflowContest,
	credential: StoredCredential,
	warmUp: boolean,
): Promise<Observed> {
	const built = workflow(label, ...steps(credential, warmUp));
	const { id } = await api.createWorkflow(built);
	const endUsage = watchUsage(n8nPid());
	const executionIds = await Promise.all(
		Array.from({ length: warmUp ? 1 : atOnce }, async () => await api.start(id, START)),
	);
	await waitForExecutions(api, id, (ended) => executionIds.every((one) => ended.includes(one)));
	const usage = endUsage();
	const log = await simulator.log();

	const executions = [];
	for (const executionId of executionIds) executions.push(await api.finished(executionId));
	const lastNode = built.nodes.at(-1)?.name ?? START;
	const items = executions.flatMap((execution) => outputOf(execution, lastNode));
	const failed = executions.find(({ status }) => status !== 'success');
	const errorsOut = items.filter(({ error }) => error !== undefined).length;
	return {
		run: {
			status: failed?.status ?? 'success',
			error: failed ? firstLineOfError(failed) : '',
			seconds: workSeconds(executions),
			...countRequests(log),
			itemsOut: items.length - errorsOut,
			errorsOut,
			usage,
		},
		items,
		log,
	};
}

function countRequests(log: Observed['log']) {
	const refused: Record<string, number> = {};
	for (const { status } of log) {
		const isSuccess = typeof status === 'number' && status < 300;
		if (!isSuccess) refused[String(status)] = (refused[String(status)] ?? 0) + 1;
	}
	return {
		requests: log.filter(({ host }) => host === 'api.spotify.com').length,
		tokenRequests: log.filter(({ endpoint }) => endpoint === 'POST /api/token').length,
		refused,
	};
}

const describe = ({ run }: Observed): string =>
	[
		`${run.seconds.toFixed(2)} s`,
		`${run.requests} requests`,
		`${run.itemsOut} items`,
		...(run.errorsOut > 0 ? [`${run.errorsOut} errors`] : []),
		...(run.error === '' ? [] : [`failed: ${run.error}`]),
	].join(', ');
