import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { load } from 'js-yaml';

const folder = join(__dirname, '../../.github/workflows');
const sources = readdirSync(folder).map((file) => ({
	file,
	source: readFileSync(join(folder, file), 'utf8'),
}));

interface Workflow {
	jobs: Record<
		string,
		{
			needs?: string;
			permissions?: Record<string, string>;
			steps: Array<{ uses?: string; run?: string }>;
		}
	>;
}

it.each(sources)(
	'$file takes each action by its commit, with its version beside it',
	({ source }) => {
		const uses = source.match(/uses: .*/g) ?? [];
		expect(uses).not.toEqual([]);
		for (const line of uses) {
			expect(line).toMatch(/^uses: actions\/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
		}
	},
);

describe('the job that may publish', () => {
	const publish = sources.find(({ file }) => file === 'publish.yml');
	const { jobs } = load(publish?.source ?? '') as Workflow;
	const publishers = Object.values(jobs).filter(({ permissions }) => permissions?.['id-token']);

	it('is one', () => {
		expect(publishers).toHaveLength(1);
	});

	it('runs nothing but npm, on the tarball of the job before it', () => {
		for (const { needs, steps } of publishers) {
			expect(needs).toBe('build');
			const runs = steps.flatMap(({ run }) => run ?? []);
			expect(runs).toEqual([expect.stringMatching(/^npm publish \.\/\*\.tgz .*--ignore-scripts$/)]);
		}
	});
});
