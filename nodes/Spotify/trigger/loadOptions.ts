import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import { findEvent } from '../../../spotify/events';
import { FIELDS_METHOD } from '../description/outputProperties';
import { fieldOptions } from '../methods/fieldOptions';

/** What n8n calls for the lists of the trigger's form, by the names in its fields. */
export const eventLoadOptions = {
	/** Lists the fields that the items of the chosen event can have. */
	async [FIELDS_METHOD](this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
		return fieldOptions(findEvent(String(this.getCurrentNodeParameter('event')))?.output);
	},
};
