import { registerHooks } from 'node:module';

/**
 * `./Spotify.node` means `./Spotify.node.ts` to TypeScript and jest. Node and tsx take ".node" for
 * the ending of a binary.
 */
registerHooks({
	resolve: (specifier, context, nextResolve) =>
		nextResolve(
			/^\.{1,2}\/.*\.(node|credentials)$/.test(specifier) ? `${specifier}.ts` : specifier,
			context,
		),
});
