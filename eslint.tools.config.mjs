import jest from 'eslint-plugin-jest';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** What `.mjs` files have no types for: what they import and take as arguments is `any`. */
const needsTypesEverywhere = {
	'@typescript-eslint/no-unsafe-argument': 'off',
	'@typescript-eslint/no-unsafe-assignment': 'off',
	'@typescript-eslint/no-unsafe-call': 'off',
	'@typescript-eslint/no-unsafe-member-access': 'off',
	'@typescript-eslint/no-unsafe-return': 'off',
	'@typescript-eslint/restrict-plus-operands': 'off',
	'@typescript-eslint/restrict-template-expressions': 'off',
};

/**
 * The linter of what does not ship. What ships is held to n8n's own rules by `eslint.config.mjs`,
 * which n8n's strict mode wants word for word.
 */
export default defineConfig(
	{
		ignores: [
			'**/node_modules/',
			'dist/',
			'artifacts/',
			'playground/.n8n/',
			'playground/n8n/',
			'**/*.ts',
			'**/*.js',
		],
	},
	{
		files: ['**/*.mts', '**/*.mjs', '**/*.cjs'],
		extends: [tseslint.configs.strictTypeChecked],
		languageOptions: {
			parserOptions: {
				project: './tsconfig.lint.json',
				tsconfigRootDir: import.meta.dirname,
			},
		},
		linterOptions: { reportUnusedDisableDirectives: 'error' },
		rules: {
			// Of the stylistic rules, those that shorten.
			'@typescript-eslint/prefer-nullish-coalescing': [
				'error',
				{ ignorePrimitives: { boolean: true } },
			],
			'@typescript-eslint/prefer-optional-chain': 'error',
			'@typescript-eslint/prefer-includes': 'error',
			'@typescript-eslint/prefer-string-starts-ends-with': 'error',
			'@typescript-eslint/switch-exhaustiveness-check': [
				'error',
				{ considerDefaultExhaustiveForUnions: true },
			],
			// A number in a text reads as it is written in the code.
			'@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
			// `return restart();` and `() => list.clear()` say what they do.
			'@typescript-eslint/no-confusing-void-expression': 'off',
			// `() => void list.push(one)` hides a value where none is wanted, whatever its type.
			'@typescript-eslint/no-meaningless-void-operator': 'off',
			// IDs and links are ASCII, and the rule cannot tell their text from any other.
			'@typescript-eslint/no-misused-spread': 'off',
			// It believes that a flag keeps its value while a test waits, and that headers are what a library declares.
			'@typescript-eslint/no-unnecessary-condition': 'off',
			'@typescript-eslint/no-unnecessary-type-conversion': 'off',
			// `deferred<void>()` is a promise that only says when.
			'@typescript-eslint/no-invalid-void-type': 'off',
			// `read<Answer>(file)` says what the JSON of that file holds.
			'@typescript-eslint/no-unnecessary-type-parameters': 'off',
			// The environment and answers in JSON have names of their own.
			'@typescript-eslint/no-dynamic-delete': 'off',
			// A factory gives an object of closures: none of its methods has a `this` to lose.
			'@typescript-eslint/unbound-method': 'off',
			// JSON has no type that rules objects out; what reads it compares the text, and '[object Object]' is equal to nothing.
			'@typescript-eslint/no-base-to-string': 'off',
			// A fake that stands for something asynchronous has nothing to wait for; `async` turns what it throws into a rejection, as the real one does.
			'@typescript-eslint/require-await': 'off',
			// Names that only hold a place say so.
			'@typescript-eslint/no-unused-vars': [
				'error',
				{ argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
			],
			// node:test waits for its own tests.
			'@typescript-eslint/no-floating-promises': [
				'error',
				{
					allowForKnownSafeCalls: [
						{ from: 'package', package: 'node:test', name: ['test', 'describe', 'it'] },
					],
				},
			],
		},
	},
	{
		files: ['**/*.mjs', '**/*.cjs'],
		rules: needsTypesEverywhere,
	},
	{
		// Jest reads these before it transforms anything, and Node gives them no `import`.
		files: ['**/*.cjs'],
		rules: { '@typescript-eslint/no-require-imports': 'off' },
	},
	{
		files: ['test/**/*.test.mts'],
		extends: [jest.configs['flat/recommended']],
		rules: {
			// Jest declares its matchers and `requireActual` as `any`.
			'@typescript-eslint/no-unsafe-argument': 'off',
			'@typescript-eslint/no-unsafe-assignment': 'off',
			'@typescript-eslint/no-unsafe-member-access': 'off',
			'@typescript-eslint/no-unsafe-return': 'off',
			// n8n throws things that are no errors, and takes errors that are not its own.
			'@typescript-eslint/prefer-promise-reject-errors': 'off',
			'@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
			// A property holds for every input and a table for every row: what is expected depends on which it is.
			'jest/no-conditional-expect': 'off',
			'jest/expect-expect': ['error', { assertFunctionNames: ['expect', 'expect*', 'fc.assert'] }],
		},
	},
	{
		// Answers are read as parsed JSON: a name that they lack gives `undefined`, which no assertion takes.
		files: ['test/playground/**/*.test.mts'],
		rules: {
			'@typescript-eslint/no-unsafe-call': 'off',
			'@typescript-eslint/restrict-plus-operands': 'off',
		},
	},
);
