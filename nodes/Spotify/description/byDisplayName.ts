import { byText } from '../../../spotify/values/byText';

/** Compares two entries of a form by what people read. */
export const byDisplayName = (
	one: { displayName: string },
	other: { displayName: string },
): number => byText(one.displayName, other.displayName);
