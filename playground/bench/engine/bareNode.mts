import type { IExecuteFunctions, INodeExecutionData, INodeType } from 'n8n-workflow';

import { CONCURRENCY } from '../rows/sizes.mts';

const CREDENTIAL = 'spotifyClientCredentialsApi';

/** As many at once as our node sends. */
const WORKERS = CONCURRENCY;

/** How a bare node knows what to ask for. */
type ReadUrl = (context: IExecuteFunctions, itemIndex: number) => string;

/** A node that calls n8n's own helper once an item, and does nothing else. */
export const bareNode = (readUrl: ReadUrl): INodeType =>
	({
		description: {
			displayName: 'Bare',
			name: 'bare',
			group: ['input'],
			version: 1,
			description: '',
			defaults: {},
			inputs: ['main'],
			outputs: ['main'],
			properties: [{ displayName: 'URL', name: 'url', type: 'string', default: '' }],
			credentials: [{ name: CREDENTIAL, required: true }],
		},
		async execute(this: IExecuteFunctions) {
			const data = await this.getCredentials(CREDENTIAL);
			const results: INodeExecutionData[] = [];
			const queue = this.getInputData().keys();
			const work = async () => {
				for (const index of queue) {
					const answer = (await this.helpers.httpRequestWithAuthentication.call(
						this,
						CREDENTIAL,
						{
							method: 'GET',
							url: readUrl(this, index),
							headers: { Accept: 'application/json' },
							json: true,
							returnFullResponse: true,
							ignoreHttpStatusErrors: true,
						},
						{ credentialsDecrypted: { id: '', name: '', type: CREDENTIAL, data } },
					)) as { body: INodeExecutionData['json'] };
					results[index] = { json: answer.body, pairedItem: index };
				}
			};
			await Promise.all(Array.from({ length: WORKERS }, work));
			return [results];
		},
	}) as unknown as INodeType;
