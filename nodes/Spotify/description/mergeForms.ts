import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';
import { byDisplayName } from './byDisplayName';
import { conditionsFor, type Conditions, type FormPlace } from './conditions';

/** What the form of one operation shows, in its order. */
export interface OperationForm {
	place: FormPlace;
	properties: readonly INodeProperties[];
}

/** A property that several operations have, and which of them. */
interface Shared {
	property: INodeProperties;
	places: FormPlace[];
	/** What each of them has in it, where it is a collection. */
	inner: OperationForm[];
}

const isCollection = ({ type }: INodeProperties): boolean => type === 'collection';

/**
 * Returns what two properties have in common that are one: of a collection, all but what is in it.
 */
const propertyKey = (property: INodeProperties): string =>
	JSON.stringify(isCollection(property) ? { ...property, options: [] } : property);

/**
 * Returns where to put a property that is new: in front of what the form has next and others have
 * too.
 */
function placeFor(rest: readonly string[], shared: ReadonlyArray<{ key: string }>, from: number) {
	const known = shared.findIndex(({ key }, index) => index >= from && rest.includes(key));
	return known === -1 ? shared.length : known;
}

/**
 * Lists the properties of all forms, each once, in an order that is that of each form. If two forms
 * have them in another order than each other, one of them is there twice.
 */
function sharedProperties(forms: readonly OperationForm[]): Shared[] {
	const shared: Array<Shared & { key: string }> = [];
	for (const { properties, place } of forms) {
		const keys = properties.map(propertyKey);
		let next = 0;
		for (const [position, property] of properties.entries()) {
			const key = keys[position] ?? '';
			const found = shared.findIndex((one, index) => index >= next && one.key === key);
			const index = found === -1 ? placeFor(keys.slice(position + 1), shared, next) : found;
			if (found === -1) shared.splice(index, 0, { key, property, places: [], inner: [] });
			const options = (property.options ?? []) as INodeProperties[];
			shared[index]?.places.push(place);
			shared[index]?.inner.push({ place, properties: options });
			next = index + 1;
		}
	}
	return shared;
}

/**
 * Returns conditions as they stand in a collection: n8n finds there what the form itself has by a
 * path from its root.
 */
const fromRoot = (conditions: Conditions): Conditions =>
	Object.fromEntries(
		Object.entries(conditions).map(([rule, of]) => [
			rule,
			Object.fromEntries(Object.entries(of).map(([name, values]) => [`/${name}`, values])),
		]),
	);

function withConditions(property: INodeProperties, { show, hide }: Conditions): INodeProperties {
	const own = property.displayOptions;
	const displayOptions: IDisplayOptions = {
		...((show ?? own?.show) && { show: { ...show, ...own?.show } }),
		...((hide ?? own?.hide) && { hide: { ...hide, ...own?.hide } }),
	};
	return Object.keys(displayOptions).length === 0 ? property : { ...property, displayOptions };
}

/**
 * Returns what is in a collection, sorted by name where that of several operations had to be put
 * together.
 */
function collectionOptions(
	forms: readonly OperationForm[],
	places: readonly FormPlace[],
): INodeProperties[] {
	const options = merge(forms, places, fromRoot);
	return forms.length > 1 ? options.sort(byDisplayName) : options;
}

function merge(
	forms: readonly OperationForm[],
	all: readonly FormPlace[],
	toConditions: (conditions: Conditions) => Conditions,
): INodeProperties[] {
	return sharedProperties(forms).flatMap(({ property, places, inner }) => {
		const whole = isCollection(property)
			? { ...property, options: collectionOptions(inner, places) }
			: property;
		return conditionsFor(places, all).map((conditions) =>
			withConditions(whole, toConditions(conditions)),
		);
	});
}

/**
 * Merges the forms of all operations into one that has each shared property only once. Otherwise
 * the form would be several times as large, and n8n looks through all of it for each item.
 */
export function mergeForms(forms: readonly OperationForm[]): INodeProperties[] {
	const all = forms.map(({ place }) => place);
	return merge(forms, all, (conditions) => conditions);
}
