import { join } from 'node:path';
import { parseArgs } from 'node:util';

export interface BenchOptions {
	/** The names of the rows to run; all without one. */
	readonly rows: readonly string[];
	/** Of the sizes of docs/scale.md, "Measured"; ratios mean something at 1 only. */
	readonly scale: number;
	/** How often the same is measured, where that is cheap. */
	readonly repeat: number;
	/** The contestants to run; all without one. */
	readonly only: readonly string[];
	readonly latencyMs: number;
	/** Whether a missed target is a failure. */
	readonly strict: boolean;
	/** Whether n8n writes a CPU profile whenever it ends. */
	readonly profile: boolean;
	/** Whether only to name the rows. */
	readonly list: boolean;
	readonly help: boolean;
	readonly out: string;
}

export const usage = `npm run bench -- [row …] [options]
       npm run bench -- match [folder]     how often a line finds its track

  --scale <number>     of the full sizes, e.g. 0.05 for a quick trial (1)
  --repeat <number>    how often to measure what takes less than 20 s (3)
  --only <names>       the contestants to run, e.g. ours,builtIn (all)
  --latency <ms>       how long the simulated Spotify takes for an answer (50)
  --strict             end with an error where a target is missed
  --profile            let n8n write CPU profiles to artifacts/bench-profiles
  --out <file>         where to write the results (artifacts/bench.json)
  --list               name the rows

PLAYGROUND_PACKAGE, if it is set, is the packed package to measure instead of the present sources.
`;

const numberOf = (name: string, text: string, least: number): number => {
	const number = Number(text);
	if (text.trim() !== '' && Number.isFinite(number) && number >= least) return number;
	throw new Error(`--${name} is "${text}"; it should be a number of ${least} or more.`);
};

const wordsOf = (text: string): readonly string[] => text.split(',').filter((word) => word !== '');

/** @throws where an option is unknown or makes no sense */
export const readOptions = (args: readonly string[], artifactsFolder: string): BenchOptions => {
	const { values, positionals } = parseArgs({
		args: [...args],
		allowPositionals: true,
		options: {
			scale: { type: 'string', default: '1' },
			repeat: { type: 'string', default: '3' },
			only: { type: 'string', default: '' },
			latency: { type: 'string', default: '50' },
			strict: { type: 'boolean', default: false },
			profile: { type: 'boolean', default: false },
			list: { type: 'boolean', default: false },
			help: { type: 'boolean', default: false },
			out: { type: 'string', default: join(artifactsFolder, 'bench.json') },
		},
	});
	return {
		rows: positionals,
		scale: numberOf('scale', values.scale, 0.001),
		repeat: Math.floor(numberOf('repeat', values.repeat, 1)),
		only: wordsOf(values.only),
		latencyMs: numberOf('latency', values.latency, 0),
		strict: values.strict,
		profile: values.profile,
		list: values.list,
		help: values.help,
		out: values.out,
	};
};
