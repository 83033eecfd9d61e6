import { invalidInput, type InvalidInput } from '../failures/types';
import { fieldNames, unknownFields } from '../simplify/layout';
import type { OutputChoice } from '../simplify/outputChoice';
import type { OutputKind } from '../simplify/outputKinds';

/** Says why the chosen fields cannot be handed out; undefined if they can. */
export function wrongFields(
	kind: OutputKind | undefined,
	choice: OutputChoice,
): InvalidInput | undefined {
	if (!kind || typeof choice !== 'object') return undefined;
	const [unknown] = unknownFields(kind, choice.fields);
	if (unknown === undefined) return undefined;
	return invalidInput(
		'Fields',
		`There is no field '${unknown}' in this output`,
		`Choose from: ${fieldNames(kind, true).join(', ')}. The output 'Raw' has everything else.`,
	);
}
