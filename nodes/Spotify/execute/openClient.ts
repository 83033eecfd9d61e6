import type { IExecuteFunctions } from 'n8n-workflow';
import { failed, succeeded, type Outcome } from '../../../spotify/failures/outcome';
import { createClient, type Client, type ClientOptions } from '../transport/createClient';
import { unreadableCredential } from './faults';
import { waitRuleOf } from './waitRuleOf';

/** Opens the credential of a run, which ends with the execution. */
export async function openClient(
	context: IExecuteFunctions,
	options: Omit<ClientOptions, 'signal' | 'waitRule'>,
): Promise<Outcome<Client>> {
	const signal = context.getExecutionCancelSignal();
	const waitRule = waitRuleOf(context);
	try {
		return succeeded(await createClient(context, { ...options, signal, waitRule }));
	} catch (error) {
		return failed(unreadableCredential(error));
	}
}
