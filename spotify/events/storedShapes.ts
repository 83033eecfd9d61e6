import { isObject } from '../values/json';

/** Whether a value that was stored as JSON is of a shape. */
export type Guard<Shape> = (value: unknown) => value is Shape;

type Guards<Shape> = { readonly [Key in keyof Shape]: Guard<Shape[Key]> };

type Optional<Shape> = { [Key in keyof Shape]?: Shape[Key] | undefined };

/** Tells whether a value is a text. */
export const isText: Guard<string> = (value) => typeof value === 'string';

/** Tells whether a value is true or false. */
export const isBoolean: Guard<boolean> = (value) => typeof value === 'boolean';

/** Tells whether a value is a number. */
export const isNumber: Guard<number> = (value) => typeof value === 'number';

/** Makes a guard that tells whether a value is one of some texts. */
export const isOneOf =
	<const Text extends string>(texts: readonly Text[]): Guard<Text> =>
	(value): value is Text =>
		texts.some((text) => text === value);

/** Makes a guard that tells whether a value is of one of two shapes. */
export const isEither =
	<One, Other>(isOne: Guard<One>, isOther: Guard<Other>): Guard<One | Other> =>
	(value): value is One | Other =>
		isOne(value) || isOther(value);

/** Makes a guard that tells whether a value is a list of values of a shape. */
export const isListOf =
	<Item>(isItem: Guard<Item>): Guard<Item[]> =>
	(value): value is Item[] =>
		Array.isArray(value) && value.every(isItem);

/** Makes a guard that tells whether a value has values of a shape, whatever their names. */
export const isRecordOf =
	<Item>(isItem: Guard<Item>): Guard<Record<string, Item>> =>
	(value): value is Record<string, Item> =>
		isObject(value) && Object.values(value).every(isItem);

/**
 * Makes a guard that tells whether a value has the fields of a shape, and whether those optional
 * ones that it has are right.
 */
export const isShape =
	<Shape, Rest = unknown>(
		required: Guards<Shape>,
		optional?: Guards<Rest>,
	): Guard<Shape & Optional<Rest>> =>
	(value): value is Shape & Optional<Rest> => {
		if (!isObject(value)) return false;
		const fits = ([name, isRight]: [string, Guard<unknown>]): boolean => isRight(value[name]);
		const rest = Object.entries<Guard<unknown>>(optional ?? {});
		return (
			Object.entries<Guard<unknown>>(required).every(fits) &&
			rest.every((one) => value[one[0]] === undefined || fits(one))
		);
	};
