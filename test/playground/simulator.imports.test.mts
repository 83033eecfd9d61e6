import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const root = join(__dirname, '..', '..', 'playground', 'simulator');
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) =>
	file.endsWith('.mts'),
);

describe('the simulator', () => {
	it('shares nothing with the package that it is there to test, but what Spotify says', () => {
		const strays = files.flatMap((file) =>
			[...readFileSync(join(root, file), 'utf8').matchAll(/from '(\.[^']+)'/g)]
				.map(([, target = '']) => relative(root, join(root, dirname(file), target)))
				.filter((target) => target.startsWith('..') && !target.startsWith('../../test/facts/')),
		);

		expect(files.length).toBeGreaterThan(30);
		expect(strays).toEqual([]);
	});
});
