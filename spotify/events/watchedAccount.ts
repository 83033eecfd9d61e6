import { succeeded, type Outcome } from '../failures/outcome';
import { user } from '../operations/user';
import { textAt } from '../values/json';
import { digestOf } from './digest';
import { planRead } from './planRead';
import { isShape, isText, type Guard } from './storedShapes';
import type { PollState } from './state';
import type { WatchTools } from './types';

/** Whose events a trigger remembers. */
interface WatchedAccount {
	/** Stands for the connection to the account; another one after each consent. */
	connection: string;
	/** Empty where Spotify does not say. */
	userId: string;
}

const isWatchedAccount: Guard<WatchedAccount> = isShape({ connection: isText, userId: isText });

const CONNECTION_LENGTH = 12;

/**
 * Returns what to go on with where a credential may have been connected to another account: nothing,
 * if it was, since all that this one ever saved would be new. Spotify is asked who it is at first,
 * and after each consent.
 * @param userKey tells one connection from others
 */
export async function ofThisAccount(
	memory: PollState,
	userKey: string,
	{ send }: WatchTools,
): Promise<Outcome<PollState>> {
	const connection = digestOf(userKey, CONNECTION_LENGTH);
	const known = isWatchedAccount(memory.account) ? memory.account : undefined;
	if (known?.connection === connection) return succeeded(memory);
	const plan = planRead(user.operations.getProfile, {}, 'raw');
	if (!plan.ok) return plan;
	const profile = await send(plan.value.request);
	// At first nothing depends on it: the next poll asks again.
	if (!profile.ok) return known ? profile : succeeded(memory);
	const before = known?.userId ?? '';
	const userId = textAt(profile.value, 'id') ?? before;
	const isOther = before !== '' && userId !== before;
	return succeeded({ ...(isOther ? { parts: {} } : memory), account: { connection, userId } });
}
