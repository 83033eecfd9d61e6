import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const repository = dirname(dirname(dirname(here)));

/** What is compared, in order: users' first hit, a careful user's filters, this package. */
const matchersIn = (yardstick) => [
	join(yardstick, 'first.mjs'),
	join(yardstick, 'filtered.mjs'),
	join(here, 'matcher.mts'),
];

/**
 * Runs the matcher of this package and the yardstick's own on lines whose right answers are known. The
 * yardstick is not in this repository: a folder with `score.mjs`, its search and its lines. What
 * follows the folder goes to it, such as `--half dev`, `--no-popularity` or `--show wrong`.
 * @returns the exit code
 */
export const runMatch = (args) => {
	const [folder, words] =
		args[0]?.startsWith('--') === false ? [args[0], args.slice(1)] : [undefined, args];
	const yardstick = resolve(folder ?? join(repository, '..', 'shared', 'match'));
	const score = join(yardstick, 'score.mjs');
	if (!existsSync(score)) {
		console.error(`There is no score.mjs in ${yardstick}. Name the folder of the yardstick.`);
		return 1;
	}
	for (const matcher of matchersIn(yardstick)) {
		const command = ['--import', 'tsx', score, matcher, ...words];
		const { status } = spawnSync(process.execPath, command, { cwd: repository, stdio: 'inherit' });
		if (status !== 0) return status ?? 1;
		console.log('');
	}
	return 0;
};
