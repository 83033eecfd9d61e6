import type { INodeProperties, INodePropertyOptions, NodeParameterValueType } from 'n8n-workflow';

/** What the form suggests, without the "e.g."; an expression where it is one. */
const suggested = (placeholder = ''): string => {
	const text = placeholder.replace(/^e\.g\. /, '');
	return text.includes('{{') ? `=${text}` : text;
};

const choicesOf = ({ options = [] }: INodeProperties) =>
	(options as INodePropertyOptions[]).map(({ value }) => value);

/** A number that is allowed and, where there is one, not the default. */
const otherNumber = ({ default: usual, typeOptions = {} }: INodeProperties): number => {
	const { maxValue = Infinity, minValue = -Infinity } = typeOptions;
	const [below, above] = [Number(usual) - 1, Number(usual) + 1];
	return above <= maxValue ? above : Math.max(below, minValue);
};

const locator = ({ modes = [] }: INodeProperties, turn: number): NodeParameterValueType => {
	const mode = modes[turn % modes.length];
	// A list suggests nothing: there is the id of what was picked, and its name.
	const isPicked = mode?.type === 'list';
	const typed = isPicked ? modes.find(({ type }) => type === 'string') : mode;
	const value = suggested(typed?.placeholder);
	const picked = isPicked ? { cachedResultName: 'As it was called' } : {};
	return { __rl: true, mode: mode?.name ?? 'id', value, ...picked };
};

/**
 * A value that somebody might have given a property, other than its default, so that it is stored.
 * @param turn what chooses between values where there are several worth trying
 */
export const sampleValue = (property: INodeProperties, turn: number): NodeParameterValueType => {
	switch (property.type) {
		case 'boolean':
			return property.name === 'returnAll' ? turn % 2 === 0 : !property.default;
		case 'number':
			return otherNumber(property);
		case 'options':
			return (
				choicesOf(property)
					.filter((value) => value !== property.default)
					.at(-1) ?? String(property.default)
			);
		case 'multiOptions':
			// What is loaded on demand suggests nothing: a field that outputs have.
			return property.typeOptions?.loadOptionsMethod ? ['name'] : choicesOf(property);
		case 'resourceLocator':
			return locator(property, turn);
		case 'collection':
			return Object.fromEntries(
				((property.options ?? []) as INodeProperties[]).map((option) => [
					option.name,
					sampleValue(option, turn),
				]),
			);
		default:
			return suggested(property.placeholder);
	}
};
