const common = {
	testEnvironment: 'node',
	setupFiles: ['<rootDir>/test/support/n8nUserFolder.cjs'],
	moduleFileExtensions: ['mts', 'ts', 'mjs', 'js', 'json', 'node'],
	modulePathIgnorePatterns: [
		'<rootDir>/dist/',
		'<rootDir>/playground/node_modules/',
		'<rootDir>/playground/n8n/',
		'<rootDir>/playground/.n8n/',
	],
	// Tests run in a context of their own, where each look at a global of JavaScript takes as long as a
	// call: what is used most is handed to each module. (Not what tests put a fake in the place of.)
	sandboxInjectedGlobals: [
		'Array',
		'Error',
		'JSON',
		'Map',
		'Math',
		'Number',
		'Object',
		'Promise',
		'Set',
		'String',
		'Symbol',
	],
	transform: {
		'\\.m?ts$': [
			'@swc/jest',
			{
				jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
				module: { type: 'commonjs' },
			},
		],
	},
};

/** The oldest line of n8n that we support, installed under an alias beside the current one. */
const n8n1 = '<rootDir>/node_modules/n8n-core-1';

const ALL_WITH_N8N = ['<rootDir>/test/{nodes,credentials}/**/*.test.mts'];

/** Where the lines of n8n can differ: credentials, forms, requests, items, errors. The rest runs at night. */
const WHAT_MEETS_N8N = [
	'<rootDir>/test/credentials/**/*.test.mts',
	'<rootDir>/test/nodes/Spotify/{description,methods}/**/*.test.mts',
	'<rootDir>/test/nodes/Spotify/transport/{accessToken,brokenWire,n8n*,redaction,renewalFailure,strangers,tokens,userOAuth2}.test.mts',
	'<rootDir>/test/nodes/Spotify/execute/{apiRequest,covers,executeOperation,givesErrorItems,onError,parameterReader,report,users}.test.mts',
	'<rootDir>/test/nodes/Spotify/trigger/{activation,form,requests}.test.mts',
];

module.exports = {
	// As many as there are cores: jest leaves one to itself, of two, and hardly uses it.
	maxWorkers: '100%',
	// What a file has imported is not all let go of, and a large heap makes the files that follow slow:
	// then a worker begins anew.
	workerIdleMemoryLimit: '400MB',
	// No test waits, but on a busy machine n8n's engine takes its time: seconds of it may be minutes there.
	testTimeout: 120_000 * Number(process.env.RUNS_TIMES ?? 1),
	projects: [
		{
			...common,
			displayName: 'n8n 2',
			globals: { N8N_MAJOR: 2 },
			testMatch: ['<rootDir>/test/**/*.test.mts'],
		},
		{
			...common,
			displayName: 'n8n 1',
			globals: { N8N_MAJOR: 1 },
			setupFiles: [...common.setupFiles, '<rootDir>/test/support/n8n1Timers.cjs'],
			testMatch: process.env.EVERYTHING_ON_N8N_1 ? ALL_WITH_N8N : WHAT_MEETS_N8N,
			moduleNameMapper: {
				'^n8n-core$': n8n1,
				'^n8n-workflow$': `${n8n1}/node_modules/n8n-workflow`,
			},
		},
	],
};
