import { countText } from '../values/counted';
import { invalidInput, type InvalidInput } from '../failures/types';

/** Makes the failure of a run that would remove more than it may; undefined if it may. */
export function tooManyRemovals(
	removals: number,
	{ maxRemovals = Infinity, dryRun = false }: { maxRemovals?: number; dryRun?: boolean },
): InvalidInput | undefined {
	if (dryRun || removals <= maxRemovals) return undefined;
	const [number, max] = [countText(removals), countText(maxRemovals)];
	return invalidInput(
		'Max Removals',
		`The run would remove ${number} items, and 'Max Removals' is ${max}`,
		"Nothing was changed. To allow it, raise 'Max Removals'. To see what would be removed, switch on 'Dry Run'.",
	);
}
