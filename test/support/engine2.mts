import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	IExecuteFunctions,
	IHttpRequestOptions,
} from 'n8n-workflow';
import { SpotifyAccessTokenApi } from '../../credentials/SpotifyAccessTokenApi.credentials';
import { MemoryCredentialsHelper } from './credentialsHelper.mts';
import { runSpotify, type NodeResult, type NodeRun } from './engine.mts';

/** As n8n's Engine 2.0 throws it (`@n8n/engine`, 2.41). */
class UnimplementedError extends Error {
	override name = 'UnimplementedError';
}

/**
 * n8n's handling of credentials on its Engine 2.0 (`remote-credentials-helper`, 2.41): whatever has
 * an expirable property is refused, with a token in it as well, no OAuth2 token is refreshed, and
 * nothing is stored.
 */
class Engine2CredentialsHelper extends MemoryCredentialsHelper {
	constructor(
		private readonly kind: ICredentialType,
		stored: ICredentialDataDecryptedObject,
	) {
		super(kind, stored);
	}

	override async preAuthentication(
		_helpers: unknown,
		_credentials: ICredentialDataDecryptedObject,
		typeName: string,
	): Promise<undefined> {
		const { properties } = typeName === this.typeName ? this.kind : new SpotifyAccessTokenApi();
		if (properties.some(({ typeOptions }) => typeOptions?.expirable === true)) {
			throw new UnimplementedError(
				`Engine 2.0 does not support credentials with an expirable property yet (credential type "${typeName}")`,
			);
		}
	}

	override async authenticate(
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
		request: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		return typeName === this.typeName
			? await super.authenticate(credentials, typeName, request)
			: await new SpotifyAccessTokenApi().authenticate(credentials, request);
	}

	override async updateCredentials(): Promise<void> {
		throw new Error('Engine 2.0 cannot write to the credential store');
	}

	override async updateCredentialsOauthTokenData(
		_credential: unknown,
		type: string,
	): Promise<void> {
		throw new UnimplementedError(
			`Engine 2.0 does not support OAuth token refresh yet (credential type "${type}")`,
		);
	}
}

/** The same credential, as n8n's Engine 2.0 handles it. */
export const onEngine2 = (
	kind: ICredentialType,
	{ stored }: MemoryCredentialsHelper,
): MemoryCredentialsHelper => new Engine2CredentialsHelper(kind, stored);

/** Runs the node with what Engine 2.0 hands it: its kind of ID, and nothing by which to stop. */
export const runOnEngine2 = async (run: NodeRun): Promise<NodeResult> =>
	await runSpotify({
		...run,
		sabotage: (context: IExecuteFunctions) => {
			context.getExecutionId = () => '019ad0c5-7c1e-7000-8000-1f2e3d4c5b6a';
			context.getExecutionCancelSignal = () => undefined;
			run.sabotage?.(context);
		},
	});
