/** What the script is to do. */
export interface ScriptJob {
	readonly clientId: string;
	readonly clientSecret: string;
	readonly urls: readonly string[];
	/** How many requests are on their way at once. */
	readonly concurrency: number;
	/** Where the items are in an answer; without it, an answer is one. */
	readonly itemsAt?: string | undefined;
}

export interface ScriptResult {
	readonly seconds: number;
	readonly items: number;
}
