import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import { byId, inARow, spotify, step } from '../e2e/support/workflows.mts';
import type { N8nApi } from '../lib/n8nApi.mts';
import type { StoredCredential } from '../lib/n8nTypes.mts';

/** n8n publishes a workflow some moments after it has said so. */
const PUBLISHED_WITHIN_MS = 20_000;

/** Each call starts an execution that asks Spotify for each of the IDs in its body, one a request. */
export interface WebhookWorkflow {
	readonly id: string;
	readonly call: (ids: readonly string[]) => Promise<void>;
}

export const publishWebhookWorkflow = async (
	api: N8nApi,
	url: string,
	credential: StoredCredential,
): Promise<WebhookWorkflow> => {
	const path = randomUUID();
	const stored = await api.createWorkflow(
		inARow('Queue', [
			step(
				'Webhook',
				'n8n-nodes-base.webhook',
				2,
				{ path, httpMethod: 'POST', responseMode: 'onReceived', options: {} },
				{ webhookId: path },
			),
			step('One item per id', 'n8n-nodes-base.splitOut', 1, {
				fieldToSplitOut: 'body.ids',
				options: { destinationFieldName: 'id' },
			}),
			spotify(credential, 'track', 'get', {
				trackId: byId('={{ $json.id }}'),
				options: { batching: 'off' },
			}),
		]),
	);
	await api.activate(stored);

	const post = async (ids: readonly string[]) =>
		await fetch(`${url}/webhook/${path}`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ ids }),
		});
	return {
		id: stored.id,
		call: async (ids) => {
			const deadline = Date.now() + PUBLISHED_WITHIN_MS;
			let response = await post(ids);
			while (response.status === 404 && Date.now() < deadline) {
				await sleep(200);
				response = await post(ids);
			}
			if (!response.ok) throw new Error(`The webhook answered ${response.status}.`);
		},
	};
};
