/** How much the engine is to do. */
export interface EngineJob {
	/** Requests that can't be batched, by each of the nodes. */
	readonly requests: number;
	/** Items that can be. */
	readonly items: number;
	readonly rounds: number;
}

export interface EngineResult {
	/** A request by a node that only calls n8n's helper. */
	readonly bareMicroseconds: number;
	/** The same where a field with an expression says what to ask for. */
	readonly expressionMicroseconds: number;
	/** The same by ours. */
	readonly oursMicroseconds: number;
	/** An item that may be batched, its share of the requests included. */
	readonly itemMicroseconds: number;
	/** Of the API, for all of these items. */
	readonly requestsForItems: number;
}
