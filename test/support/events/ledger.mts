/** How often what happened may be told, at least and at the most. */
interface Account {
	/** It happened so often since the base. */
	happened: number;
	/** So many of them may be missing, as the documentation says. */
	mayBeMissing: number;
	/** So many may come again, after a crash. */
	mayRepeat: number;
	told: number;
}

/**
 * What should have been told, by what each event is of: the simple model that the trigger is held
 * against.
 */
export class Ledger {
	private readonly accounts = new Map<string, Account>();

	private account(key: string): Account {
		const known = this.accounts.get(key);
		if (known) return known;
		const account = { happened: 0, mayBeMissing: 0, mayRepeat: 0, told: 0 };
		this.accounts.set(key, account);
		return account;
	}

	happened(key: string): void {
		this.account(key).happened += 1;
	}

	/** What has happened cannot be seen any more, or could never. */
	mayBeMissing(key: string): void {
		const account = this.account(key);
		account.mayBeMissing = Math.min(account.mayBeMissing + 1, account.happened);
	}

	told(key: string, crashed: boolean): void {
		const account = this.account(key);
		account.told += 1;
		if (crashed) account.mayRepeat += 1;
	}

	/** What was not told so far may stay untold: of everything, or of what begins like this. */
	forget(prefix = ''): void {
		for (const [key, account] of this.accounts) {
			if (key.startsWith(prefix)) account.mayBeMissing = account.happened;
		}
	}

	/** Nothing of what happened so far is to be told. */
	beginAnew(): void {
		this.accounts.clear();
	}

	/** What was told too often, or was nothing that happened. */
	excess(): string[] {
		return [...this.accounts]
			.filter(([, { happened, mayRepeat, told }]) => told > happened + mayRepeat)
			.map(([key, { happened, told }]) => `${key}: happened ${happened}, told ${told}`);
	}

	/** What should have been told by now and was not. */
	lost(): string[] {
		return [...this.accounts]
			.filter(([, { happened, mayBeMissing, told }]) => told < happened - mayBeMissing)
			.map(
				([key, { happened, mayBeMissing, told }]) =>
					`${key}: happened ${happened} (${mayBeMissing} may be missing), told ${told}`,
			);
	}
}
