import type { StoredCredential } from '../lib/n8nTypes.mts';
import type { SimulatorControl } from '../lib/simulatorControl.mts';
import type { Step } from '../e2e/support/workflows.mts';
import type { LogEntry } from '../simulator/control/requestLog.mts';
import type { AccountKind } from './accounts.mts';
import type { Usage } from './processUsage.mts';
import type { ScriptJob } from './script/job.mts';

export type Json = Readonly<Record<string, unknown>>;

/** One measured run of one contestant, as it goes into the results. */
export interface Run {
	/** n8n's word for how it ended. */
	readonly status: string;
	/** What a user would read, the first line of it; empty where all went well. */
	readonly error: string;
	/** From the start of the first node that does the work to the end of the last. */
	readonly seconds: number;
	/** To Spotify's API, refused ones included. */
	readonly requests: number;
	readonly tokenRequests: number;
	/** Requests that were not answered with success, by the status. */
	readonly refused: Readonly<Record<string, number>>;
	readonly itemsOut: number;
	readonly errorsOut: number;
	/** Of the process that did the work; nothing where the system doesn't tell. */
	readonly usage?: Usage | undefined;
}

/** A run with what it put out, for the targets to look at. */
export interface Observed {
	readonly run: Run;
	/** What the last node put out, errors too. */
	readonly items: readonly Json[];
	readonly log: readonly LogEntry[];
}

/** All runs of one contestant; the first one was cold. */
export interface Contested {
	readonly label: string;
	readonly observed: readonly [Observed, ...Observed[]];
	/** The median of the runs. */
	readonly seconds: number;
	/** The median of the runs that began in a fresh process. */
	readonly memoryGrowthMiB: number | undefined;
}

/** A way of doing the work of a row in n8n. */
export interface WorkflowContest {
	readonly label: string;
	readonly account: AccountKind;
	/** Whose playlists and library; the simulator's default user without it. */
	readonly userId?: string;
	/** The nodes, in a row. For the warm-up so few items that only the code is loaded. */
	readonly steps: (credential: StoredCredential, warmUp: boolean) => readonly Step[];
	/** Before the credentials are made: users, playlists, the kind of the app. */
	readonly arrange?: (simulator: SimulatorControl) => Promise<void>;
	/** After the warm-up, before each run: limits, tokens that end. */
	readonly before?: (simulator: SimulatorControl) => Promise<void>;
	/** How many executions start together; one without it. */
	readonly atOnce?: number;
	/** How often it is measured, however long it takes. */
	readonly least?: number;
	/** How often at most, whatever was asked for. */
	readonly most?: number;
	/** Whether each run begins in a fresh process, for its memory. */
	readonly freshEach?: boolean;
}

/** The same work without n8n: a script on keep-alive connections. */
export interface ScriptContest {
	readonly label: string;
	readonly script: Omit<ScriptJob, 'clientId' | 'clientSecret'>;
	readonly arrange?: (simulator: SimulatorControl) => Promise<void>;
}

export type Contest = WorkflowContest | ScriptContest;

/** Something that a row must show, and whether it is so. */
export interface Target {
	readonly what: string;
	readonly wanted: string;
	readonly measured: string;
	/** Nothing where a contestant that it takes was not run. */
	readonly ok: boolean | undefined;
}

/** The results of a row's contestants, by their names. */
export type Results = Readonly<Record<string, Contested | undefined>>;

/** What a row does at a scale. */
export interface Plan {
	/** What the sizes are at this scale. */
	readonly size: string;
	/** By their names for `--only`; `ours` is what the ratios are of. */
	readonly contests: Readonly<Record<string, Contest>>;
	readonly targets: (results: Results) => readonly Target[];
}

export interface Setting {
	/** Of the sizes of docs/scale.md, "Measured". */
	readonly scale: number;
	/** How long the simulated Spotify takes for an answer. */
	readonly latencyMs: number;
}

export interface ContestRow {
	readonly name: string;
	readonly title: string;
	readonly plan: (setting: Setting) => Plan;
}

/** What came of a row. */
export interface RowResult {
	readonly name: string;
	readonly title: string;
	readonly size: string;
	readonly results: Results;
	readonly targets: readonly Target[];
	/** Numbers of rows that have no contestants, and lines to read them. */
	readonly measures?: Readonly<Record<string, number>>;
	readonly notes?: readonly string[];
	/** What went wrong with the measuring itself, or with a contestant. */
	readonly failures: readonly string[];
	readonly startedAt: string;
	/** The system's load averages at the start: above the number of cores, others were at work too. */
	readonly load: readonly number[];
}
