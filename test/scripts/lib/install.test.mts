import { spawn, type ChildProcess } from 'node:child_process';
import {
	chmodSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

const lib = join(__dirname, '..', '..', '..', 'scripts', 'lib');
let folder: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'install-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

interface Program {
	readonly child: ChildProcess;
	/** Resolves with what it has said once that holds the words. */
	readonly says: (words: string) => Promise<string>;
	/** Resolves with its exit code. */
	readonly ended: Promise<number | null>;
}

/** Starts a program whose words can be waited for. */
function start(code: string, env: NodeJS.ProcessEnv = {}): Program {
	const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
		env: { ...process.env, ...env },
	});
	let said = '';
	const waiting = new Set<() => void>();
	for (const stream of [child.stdout, child.stderr])
		stream.setEncoding('utf8').on('data', (chunk: string) => {
			said += chunk;
			for (const look of waiting) look();
		});
	return {
		child,
		says: async (words) =>
			await new Promise((resolve, reject) => {
				const look = () => {
					if (said.includes(words)) resolve(said);
				};
				waiting.add(look);
				child.once('close', () => reject(new Error(`It ended without "${words}":\n${said}`)));
				look();
			}),
		ended: new Promise((resolve) => child.once('close', resolve)),
	};
}

/** Resolves once no process with one of these numbers is at work; those that nobody reaps are not. */
const gone = async (...pids: readonly number[]): Promise<void> => {
	const program = start(`
		import { isAlive } from ${JSON.stringify(join(lib, 'isAlive.mjs'))};
		const look = () => (${JSON.stringify(pids)}.some(isAlive) ? setTimeout(look, 10) : undefined);
		look();`);
	expect(await program.ended).toBe(0);
};

/** A command that starts another one, tells the numbers of both, and would go on for ever. */
const LASTING = `
	import { run } from ${JSON.stringify(join(lib, 'run.mjs'))};
	const forever = 'setInterval(() => {}, 1000);';
	const inner = \`
		const inner = require("child_process").spawn(process.execPath, ["-e", "\${forever}"]);
		console.error("pids " + process.pid + " " + inner.pid + " started");
		\${forever}\`;
	await run(process.execPath, ['-e', inner], { showErrors: true });`;

describe('a command that a script runs', () => {
	for (const [signal, exitCode] of [
		['SIGINT', 130],
		['SIGTERM', 143],
		['SIGHUP', 129],
	] as const) {
		test(`is gone, with what it started, when ${signal} has ended the script`, async () => {
			const program = start(LASTING);
			const said = await program.says('started');
			const pids = (/pids (\d+) (\d+)/.exec(said) ?? []).slice(1).map(Number);
			expect(pids).toHaveLength(2);

			program.child.kill(signal);

			expect(await program.ended).toBe(exitCode);
			await gone(...pids);
		});
	}

	test('is gone when an error ends the script', async () => {
		const program = start(`${LASTING.replace('await run', 'void run')}
			process.stdin.once('data', () => { throw new Error('a fault'); });`);
		const said = await program.says('started');
		const pid = Number(/pids (\d+)/.exec(said)?.[1]);

		program.child.stdin?.write('go\n');

		expect(await program.ended).toBe(1);
		await gone(pid);
	});
});

describe('the lock of a folder', () => {
	const locked = (): string => join(folder, '.installing.json');
	const program = (): Program =>
		start(`
			import { withFolderLock } from ${JSON.stringify(join(lib, 'folderLock.mjs'))};
			await withFolderLock(
				${JSON.stringify(locked())},
				async () => console.log('at work'),
				(pid) => console.log('waiting for ' + pid),
			);
			console.log('done');`);

	test('does not count once its programs are gone', async () => {
		const gone = start('');
		await gone.ended;
		writeFileSync(locked(), JSON.stringify({ pids: [gone.child.pid] }));

		const said = await program().says('done');

		expect(said).toBe('at work\ndone\n');
		expect(existsSync(locked())).toBe(false);
	});

	test('does not count where its note was cut short', async () => {
		writeFileSync(locked(), '{"pids":[1');
		expect(await program().says('done')).toBe('at work\ndone\n');
	});

	test('is waited for while what a killed program left behind is at work', async () => {
		const gone = start('');
		await gone.ended;
		const left = start('setInterval(() => {}, 1000)');
		writeFileSync(locked(), JSON.stringify({ pids: [gone.child.pid, left.child.pid] }));

		const waiting = program();
		await waiting.says(`waiting for ${left.child.pid}`);
		left.child.kill('SIGKILL');

		expect(await waiting.says('done')).toBe(`waiting for ${left.child.pid}\nat work\ndone\n`);
	});
});

describe('an installation', () => {
	const PACKAGES = {
		'': {},
		'node_modules/there': { version: '1.0.0' },
		'node_modules/not-there': { version: '2.0.0' },
	};

	/** Installs with an npm that puts these packages in place, once it has done something else. */
	const installWith = (names: readonly string[], first: readonly string[]): Program => {
		const list = JSON.stringify({ packages: PACKAGES });
		writeFileSync(join(folder, 'package-lock.json'), list);
		writeFileSync(join(folder, 'package.json'), '{}');
		return run('npm', names, [
			'[ "$1" = config ] && echo https://registry.test/npm/ && exit',
			...first,
			`mkdir -p node_modules; echo '${list}' > node_modules/.package-lock.json`,
		]);
	};

	/** The same, which says that all is well. */
	const install = (...names: readonly string[]): Program => installWith(names, []);

	/** The same with pnpm, which npm fetches. */
	const installByPnpm = (lock: string, list: string, ...names: readonly string[]): Program => {
		writeFileSync(join(folder, 'pnpm-lock.yaml'), 'lock');
		const dependencies = { there: '1.0.0', 'not-there': '2.0.0' };
		const packageJson = { dependencies, packageManager: 'pnpm@1.2.3' };
		writeFileSync(join(folder, 'package.json'), JSON.stringify(packageJson));
		const hoistedLocations = {
			'there@1.0.0': ['node_modules/there'],
			'not-there@2.0.0': ['node_modules/not-there'],
		};
		return run('npx', names, [
			'[ "$*" = "--yes pnpm@1.2.3 install --frozen-lockfile --ignore-scripts" ] || exit 1',
			`mkdir -p node_modules/.pnpm; printf ${lock} > node_modules/.pnpm/lock.yaml`,
			`echo '${JSON.stringify({ hoistedLocations })}' > node_modules/${list}`,
		]);
	};

	/** The same where package.json alone says what is wanted. */
	const installUnlocked = (dependencies: Readonly<Record<string, string>>): Program => {
		writeFileSync(join(folder, 'package.json'), JSON.stringify({ dependencies }));
		const list = JSON.stringify({ packages: PACKAGES });
		return run('npm', Object.keys(dependencies), [
			`mkdir -p node_modules; echo '${list}' > node_modules/.package-lock.json`,
		]);
	};

	const run = (command: string, names: readonly string[], further: readonly string[]): Program => {
		const bin = join(folder, 'bin');
		mkdirSync(bin);
		const made = names.map(
			(name) => `mkdir -p node_modules/${name}; echo {} > node_modules/${name}/package.json`,
		);
		writeFileSync(join(bin, command), ['#!/bin/sh', ...further, ...made].join('\n'));
		chmodSync(join(bin, command), 0o755);
		return start(
			`
			import { installIfMissing } from ${JSON.stringify(join(lib, 'install.mjs'))};
			try {
				await installIfMissing(${JSON.stringify(folder)}, { title: 'the tools' });
			} catch (error) {
				console.log(error.message);
			}
			console.log('done');`,
			{ PATH: `${bin}${delimiter}${process.env.PATH ?? ''}` },
		);
	};

	test('is not said to be complete where packages are missing, whatever npm says', async () => {
		const said = await install('there').says('done');
		expect(said).toContain(
			'The installation of the tools is incomplete: packages are missing, 1 of them, such as node_modules/not-there.',
		);
		expect(said).not.toContain('Installed the tools');
	});

	test('is said to be complete where all packages are there', async () => {
		expect(await install('there', 'not-there').says('done')).toContain('Installed the tools in');
	});

	test('tells npm where each package is, which no lock file of ours says', async () => {
		const isTold = 'grep -q https://registry.test/npm/there/-/there-1.0.0.tgz package-lock.json';
		const program = installWith(['there', 'not-there'], [`${isTold} || exit 1`]);
		expect(await program.says('done')).toContain('Installed the tools in');
		expect(readFileSync(join(folder, 'package-lock.json'), 'utf8')).not.toContain('https');
	});

	test('lets npm ask where they are, where the registry has them elsewhere', async () => {
		const isElsewhere = 'grep -q https package-lock.json && exit 1';
		const program = installWith(['there', 'not-there'], [isElsewhere]);
		expect(await program.says('done')).toContain('Installed the tools in');
	});

	test('is said to be complete without a lock file where the versions that are asked for are there', async () => {
		const said = await installUnlocked({ there: '1.0.0' }).says('done');
		expect(said).toContain('Installing the tools.\n');
		expect(said).toContain('Installed the tools in');
	});

	test('is not said to be complete without a lock file where another version is there', async () => {
		const said = await installUnlocked({ there: '1.0.0', 'not-there': '3.0.0' }).says('done');
		expect(said).toContain(
			'The installation of the tools is incomplete: packages are missing, 1 of them, such as node_modules/not-there.',
		);
	});

	test('by pnpm is said to be complete where its list of what is where is true', async () => {
		expect(
			await installByPnpm('lock', '.modules.yaml', 'there', 'not-there').says('done'),
		).toContain('Installed the tools in');
	});

	test.each([
		['a package is missing', 'lock', '.modules.yaml', ['there'], 1],
		['another lock file was installed', 'other', '.modules.yaml', ['there', 'not-there'], 2],
		['it was cut short before the list', 'lock', 'other', ['there', 'not-there'], 2],
	])('by pnpm is not said to be complete where %s', async (_what, lock, list, names, count) => {
		const said = await installByPnpm(lock, list, ...names).says('done');
		expect(said).toContain(
			`The installation of the tools is incomplete: packages are missing, ${count} of them, such as node_modules/`,
		);
		expect(said).not.toContain('Installed the tools');
	});
});
