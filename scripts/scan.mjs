import { mkdtempSync, mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import {
	buildScanConfig,
	SOURCE_FILE_PATTERNS,
} from '@n8n/scan-community-package/scanner/scanner.mjs';
import { ESLint } from 'eslint';

import { buildPackage } from './lib/buildPackage.mjs';
import { run } from './lib/run.mjs';

/**
 * Runs the rules of n8n's scanner, by which it decides on verification, over the source and over
 * every file of the packed package. n8n's own program scans only what is published, and passes warnings.
 */

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Wider than n8n's own choice for the tarball (`.js` and package.json). */
const PACKED_FILE_PATTERNS = ['**/*.js', '**/*.ts', '**/*.json'];

const scan = async (folder, patterns) => {
	const eslint = new ESLint({
		cwd: folder,
		allowInlineConfig: false,
		overrideConfigFile: true,
		overrideConfig: await buildScanConfig(),
		errorOnUnmatchedPattern: false,
	});
	const results = await eslint.lintFiles(patterns);
	const findings = results.reduce(
		(sum, { errorCount, warningCount }) => sum + errorCount + warningCount,
		0,
	);
	if (findings > 0) console.log((await eslint.loadFormatter('stylish')).format(results));
	return { files: results.length, findings };
};

const scanPacked = async (temporary) => {
	const tarball = await buildPackage(root);
	const unpacked = join(temporary, 'package');
	mkdirSync(unpacked);
	await run('tar', ['-xzf', tarball, '-C', unpacked, '--strip-components=1']);
	return await scan(unpacked, PACKED_FILE_PATTERNS);
};

const temporary = mkdtempSync(join(tmpdir(), 'scan-'));
try {
	const source = await scan(root, SOURCE_FILE_PATTERNS);
	const packed = await scanPacked(temporary);
	const findings = source.findings + packed.findings;
	console.log(
		`n8n's scanner: ${source.files} source files and ${packed.files} packed files checked, ${findings} ${findings === 1 ? 'finding' : 'findings'}.`,
	);
	// A pack without code would pass every rule.
	const empty = packed.files < 2;
	if (empty) console.log('The package has no code in it.');
	process.exitCode = findings > 0 || empty ? 1 : 0;
} finally {
	rmSync(temporary, { recursive: true, force: true });
}
