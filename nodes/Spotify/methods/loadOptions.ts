import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import { findOperation } from '../../../spotify/operations';
import { kindOf } from '../../../spotify/operations/types';
import { FIELDS_METHOD } from '../description/outputProperties';
import { fieldOptions } from './fieldOptions';

/** What n8n calls for the lists of the node's form, by the names in its fields. */
export const loadOptions = {
	/** Lists the fields that the chosen operation's output can have. */
	async [FIELDS_METHOD](this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
		const chosen = (name: string): unknown => this.getCurrentNodeParameter(name);
		const operation = findOperation(String(chosen('resource')), String(chosen('operation')));
		const types = chosen('type');
		const among = Array.isArray(types) ? types.map(String) : undefined;
		return fieldOptions(operation && kindOf(operation), among);
	},
};
