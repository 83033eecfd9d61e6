/** Which function of the package fails now; none where undefined. */
export const broken: { name: string | undefined } = { name: undefined };

/** What a TypeError of ours says. */
export const FAULT = 'Cannot read properties of undefined';

/** A module as it is, of which one function throws while it is the broken one: for `jest.mock`. */
export function breakable(
	module: Readonly<Record<string, unknown>>,
	name: string,
): Record<string, unknown> {
	const real = module[name] as (...args: unknown[]) => unknown;
	return {
		...module,
		[name]: (...args: unknown[]) => {
			if (broken.name === name) throw new TypeError(FAULT);
			return real(...args);
		},
	};
}
