import type { AppKind } from '../simulator/accounts/appKinds.mts';
import { defaultClient } from '../simulator/accounts/clients.mts';
import type { FaultRule } from '../simulator/control/faults.mts';
import type { Quota, RateLimit } from '../simulator/control/limits.mts';
import type { EndpointCount } from '../simulator/control/requestLog.mts';

export const TOKEN_ENDPOINT = 'POST /api/token';

/** Steers a running simulator through its control port. */
export class SimulatorControl {
	private readonly url: string;

	constructor(url: string) {
		this.url = url;
	}

	/** How often an endpoint was asked, e.g. `GET /v1/artists/{id}`. */
	async count(endpoint: string): Promise<number> {
		const counts = await this.call<Record<string, EndpointCount>>('GET', 'counts');
		return counts[endpoint]?.total ?? 0;
	}

	async countTokenRequests(): Promise<number> {
		return await this.count(TOKEN_ENDPOINT);
	}

	async addFault(rule: FaultRule): Promise<void> {
		await this.call('POST', 'addFault', rule);
	}

	/** How often each fault came, in the order in which they were added. */
	async countStrikes(): Promise<readonly number[]> {
		const faults = await this.call<ReadonlyArray<{ struck: number }>>('GET', 'faults');
		return faults.map(({ struck }) => struck);
	}

	async setRateLimit(limit: RateLimit): Promise<void> {
		await this.call('POST', 'setRateLimit', limit);
	}

	async setQuota(quota: Quota): Promise<void> {
		await this.call('POST', 'setQuota', quota);
	}

	/** Makes the app that it knows from the start one of another kind. */
	async setKind(kind: AppKind): Promise<void> {
		await this.call('POST', 'setKind', { clientId: defaultClient.clientId, kind });
	}

	async setLatency(milliseconds: number): Promise<void> {
		await this.call('POST', 'setLatency', { milliseconds });
	}

	async revokeTokens(): Promise<void> {
		await this.call('POST', 'revokeTokens');
	}

	/** No faults, no limits, nothing counted. Tokens stay good. */
	async clear(): Promise<void> {
		for (const what of ['clearFaults', 'clearLimits', 'clearLog']) await this.call('POST', what);
	}

	private async call<T>(method: string, name: string, body?: unknown): Promise<T> {
		const response = await fetch(`${this.url}/${name}`, {
			method,
			body: body === undefined ? null : JSON.stringify(body),
		});
		const answer: unknown = await response.json();
		if (!response.ok)
			throw new Error(
				`The simulator answered ${response.status} to ${name}: ${JSON.stringify(answer)}`,
			);
		return answer as T;
	}
}
