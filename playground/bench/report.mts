import type { Contested, RowResult, Target } from './types.mts';

const HEADINGS = ['', 'items', 'requests', 'tokens', 'time', '× ours', 'memory', 'CPU', ''];

const count = (value: number): string => value.toLocaleString('en');

const seconds = (value: number): string => `${value.toFixed(value < 10 ? 2 : 1)} s`;

/** How the requests failed, and the run. */
const remarks = (contested: Contested): string => {
	const [{ run }] = contested.observed;
	const refused = Object.entries(run.refused).map(
		([status, times]) => `${status} × ${count(times)}`,
	);
	const error = run.error === '' ? [] : [`run failed: ${run.error}`];
	const errors = run.errorsOut === 0 ? [] : [`${count(run.errorsOut)} error items`];
	return [...refused, ...errors, ...error].join(', ');
};

const lineOf = (contested: Contested, ours: Contested | undefined): readonly string[] => {
	const { label, observed, memoryGrowthMiB } = contested;
	const [{ run }] = observed;
	const hasFailed = run.error !== '';
	const ratio = ours && contested.seconds / ours.seconds;
	return [
		observed.length > 1 ? `${label} (${observed.length} runs)` : label,
		count(run.itemsOut),
		count(run.requests),
		count(run.tokenRequests),
		seconds(contested.seconds),
		ratio === undefined || hasFailed ? '' : ratio.toFixed(ratio < 10 ? 2 : 0),
		memoryGrowthMiB === undefined ? '' : `+${Math.round(memoryGrowthMiB)} MiB`,
		run.usage === undefined ? '' : seconds(run.usage.cpuSeconds),
		remarks(contested),
	];
};

/** The first and the last column are text; the others are numbers. */
const align = (lines: ReadonlyArray<readonly string[]>): string => {
	const widths = HEADINGS.map((_, column) =>
		Math.max(...lines.map((line) => (line[column] ?? '').length)),
	);
	return lines
		.map((line) =>
			line
				.map((cell, column) => {
					if (column === 0) return cell.padEnd(widths[0] ?? 0);
					return column === HEADINGS.length - 1 ? cell : cell.padStart(widths[column] ?? 0);
				})
				.join('  ')
				.trimEnd(),
		)
		.map((line) => `  ${line}`)
		.join('\n');
};

const verdict = ({ ok }: Target): string =>
	ok === undefined ? '-     ' : ok ? 'ok    ' : 'MISSED';

const targetLine = (target: Target): string =>
	`  ${verdict(target)} ${target.what}: ${target.measured} (wanted: ${target.wanted})`;

/** A row as text. */
export const describeRow = ({
	name,
	title,
	size,
	results,
	targets,
	notes = [],
	failures,
}: RowResult): string => {
	const contested = Object.values(results).filter((one) => one !== undefined);
	const table = contested.map((one) => lineOf(one, results.ours));
	return [
		`\n${name}: ${title} (${size})`,
		...(table.length > 0 ? [align([HEADINGS, ...table])] : []),
		...notes.map((note) => `  ${note}`),
		...targets.map(targetLine),
		...failures.map((failure) => `  NOT MEASURED ${failure}`),
	].join('\n');
};

/** All rows in few lines. */
export const describeAll = (rows: readonly RowResult[], scale: number): string => {
	const targets = rows.flatMap((row) => row.targets);
	const missed = rows.flatMap((row) =>
		row.targets.filter(({ ok }) => ok === false).map((target) => ({ row, target })),
	);
	const failures = rows.flatMap((row) => row.failures.map((failure) => `${row.name}: ${failure}`));
	return [
		'\nSummary of npm run bench',
		...missed.map(
			({ row, target }) =>
				`  MISSED ${row.name}: ${target.what}: ${target.measured} (wanted: ${target.wanted})`,
		),
		...failures.map((failure) => `  NOT MEASURED ${failure}`),
		`${targets.filter(({ ok }) => ok).length} targets met, ${missed.length} missed, ${targets.filter(({ ok }) => ok === undefined).length} not measured`,
		...(scale < 1 ? [`At scale ${scale}: the targets are those of the full sizes.`] : []),
	].join('\n');
};
