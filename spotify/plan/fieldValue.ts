import { succeeded } from '../failures/outcome';
import { parameterName, type Field, type IdField } from '../operations/fieldTypes';
import { isObject } from '../values/json';
import { booleanValue, choiceValue, choicesValue, marketValue } from './choiceValue';
import { numberValue, timeValue } from './numberValue';
import { pictureValue } from './pictureValue';
import { likedSongsUri, playContext } from './playContext';
import { idListValue, urisValue } from './referenceValue';
import { linesValue, searchValue, textValue, wordsValue } from './textValue';
import { NOTHING, type Values, type WireValue } from './wireValue';

/** Stands for the user until it is known who they are. */
const UNKNOWN_USER = 'me';

/** Reads what a field of the form puts into the request; `invalidInput` if it cannot be right. */
export function fieldValue(field: Exclude<Field, IdField>, values: Values): WireValue {
	const value = values[parameterName(field)];
	switch (field.kind) {
		case 'fixed':
			return succeeded(field.value);
		case 'context':
			return isObject(value) || typeof value === 'string' ? succeeded(value) : NOTHING;
		case 'playContext':
			return playContext(field, value);
		case 'likedSongs':
			return succeeded(typeof value === 'string' ? value : likedSongsUri(UNKNOWN_USER));
		case 'searchQuery':
			return searchValue(value, values.filters);
		case 'market':
			return marketValue(field, value);
		case 'choices':
			return choicesValue(field, value);
		case 'idList':
			return idListValue(field, value);
		case 'words':
			return wordsValue(field, value);
		case 'lines':
			return linesValue(field, value);
		case 'text':
			return textValue(field, value);
		case 'uris':
			return urisValue(field, value);
		case 'choice':
			return choiceValue(field, value);
		case 'boolean':
			return booleanValue(field, value);
		case 'picture':
			return pictureValue(field, value);
		case 'number':
			return numberValue(field, value);
		case 'time':
			return timeValue(field, value);
	}
}
