import { quotable } from '../values/quotable';
import { at, isObject, textAt } from '../values/json';
import { findByName } from './findByName';

/** Something that the user can play on now. */
export interface ListedDevice {
	/** None where Spotify gives none: no command can name it then. */
	id: string | undefined;
	name: string;
	type: string;
	isActive: boolean;
}

/** The devices of an answer that lists them. */
export function devicesIn(answer: unknown): ListedDevice[] {
	const devices = at(answer, 'devices');
	if (!Array.isArray(devices)) return [];
	return devices.filter(isObject).map((device) => {
		const id = textAt(device, 'id');
		return {
			id: id === '' ? undefined : id,
			name: textAt(device, 'name') ?? '',
			type: textAt(device, 'type') ?? '',
			isActive: device.is_active === true,
		};
	});
}

/** A device, as a text tells of it. */
export const deviceText = ({ name, type, id }: ListedDevice): string =>
	`'${quotable(name)}' (${type}, ${id === undefined ? 'without an ID' : `ID ${id}`})`;

/** Which devices are there. */
export const thereText = (devices: readonly ListedDevice[]): string =>
	devices.length === 0
		? 'The user has no device online now: open Spotify on one.'
		: `Online now: ${devices.map(deviceText).join('; ')}.`;

/** The one of several that plays, else the only one that a command can name. */
export function theOne(found: readonly ListedDevice[]): ListedDevice | undefined {
	const named = found.filter(({ id }) => id !== undefined);
	return found.find(({ isActive }) => isActive) ?? (named.length === 1 ? named[0] : undefined);
}

/** What the form's list calls a device. */
const deviceLabel = ({ name, type }: Pick<ListedDevice, 'name' | 'type'>): string =>
	[name, type].filter(Boolean).join(' – ');

/** What the list adds to the label of the active one. */
export const ACTIVE = ' (active)';

/** The device that is there now under what the form's list called another then; its ID may be new. */
export function deviceByLabel(
	devices: readonly ListedDevice[],
	label: string,
): ListedDevice | undefined {
	const stored = label.endsWith(ACTIVE) ? label.slice(0, -ACTIVE.length) : label;
	const labelled = devices.map((device) => ({ name: deviceLabel(device), device }));
	return theOne(findByName(labelled, stored).map(({ device }) => device));
}
