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

/** Reads the devices from an answer that lists them. */
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

/** Describes a device by its name, type and ID, for a text. */
export const deviceText = ({ name, type, id }: ListedDevice): string =>
	`'${quotable(name)}' (${type}, ${id === undefined ? 'without an ID' : `ID ${id}`})`;

/**
 * Says which devices are online, and what to do if there is none. A name is enough to choose one:
 * IDs, which are long and change, stand only behind a name that several have.
 */
export function thereText(devices: readonly ListedDevice[]): string {
	if (devices.length === 0) return 'The user has no device online now: open Spotify on one.';
	const isShared = ({ name }: ListedDevice) => findByName(devices, name).length > 1;
	const texts = devices.map((device) =>
		device.id === undefined || isShared(device)
			? deviceText(device)
			: `'${quotable(device.name)}' (${device.type})`,
	);
	return `Online now: ${texts.join('; ')}.`;
}

/**
 * Picks the one of several devices that plays, or else the only one that a command can name;
 * undefined if neither decides.
 */
export function theOne(found: readonly ListedDevice[]): ListedDevice | undefined {
	const named = found.filter(({ id }) => id !== undefined);
	return found.find(({ isActive }) => isActive) ?? (named.length === 1 ? named[0] : undefined);
}

/** Returns what the form's list calls a device. */
const deviceLabel = ({ name, type }: Pick<ListedDevice, 'name' | 'type'>): string =>
	[name, type].filter(Boolean).join(' – ');

/** What the list adds to the label of the active one. */
export const ACTIVE = ' (active)';

/**
 * Finds the device that has now the name under which the form listed another one then, as its ID
 * may be new; undefined unless it is the only one.
 */
export function deviceByLabel(
	devices: readonly ListedDevice[],
	label: string,
): ListedDevice | undefined {
	const stored = label.endsWith(ACTIVE) ? label.slice(0, -ACTIVE.length) : label;
	const labelled = devices.map((device) => ({ name: deviceLabel(device), device }));
	return theOne(findByName(labelled, stored).map(({ device }) => device));
}
