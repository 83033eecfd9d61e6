import {
	ICredentialsHelper,
	type ICredentialDataDecryptedObject,
	type ICredentials,
	type ICredentialType,
	type IHttpRequestHelper,
	type IHttpRequestOptions,
	type INode,
	type INodeCredentialsDetails,
	type INodeProperties,
} from 'n8n-workflow';

/** The major version of n8n whose engine runs; set by the project in jest.config.cjs. */
declare const N8N_MAJOR: number;

/**
 * n8n's handling of credentials, as its CredentialsHelper does it, over one credential in memory
 * instead of the database: when `preAuthentication` is called, and that its result is stored.
 */
export class MemoryCredentialsHelper extends ICredentialsHelper {
	/** How often the credential was read, and how often a token was stored. */
	reads = 0;
	writes = 0;

	constructor(
		private readonly type: ICredentialType,
		public stored: ICredentialDataDecryptedObject,
	) {
		super();
	}

	get typeName(): string {
		return this.type.name;
	}

	getParentTypes(): string[] {
		return this.type.extends ?? [];
	}

	isCredentialUsableByNode(): boolean {
		return true;
	}

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		_typeName: string,
		requestOptions: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		const { authenticate } = this.type;
		if (typeof authenticate !== 'function') throw new Error('authenticate is no function');
		return await authenticate(credentials, requestOptions);
	}

	async preAuthentication(
		helpers: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
		_typeName: string,
		_node: INode,
		credentialsExpired: boolean,
	): Promise<ICredentialDataDecryptedObject | undefined> {
		const expirable = this.type.properties.find(
			({ typeOptions }) => typeOptions?.expirable === true,
		);
		if (!expirable || !this.type.preAuthentication) return undefined;
		if (credentials[expirable.name] !== '' && !credentialsExpired) return undefined;
		const output = (await this.type.preAuthentication.call(
			helpers,
			credentials,
		)) as ICredentialDataDecryptedObject;
		if (output[expirable.name] === undefined) return undefined;
		// n8n 1 stores the whole of what it was handed, 2 what is new beside what it has stored.
		await this.updateCredentials({ id: '1', name: 'test' }, this.type.name, {
			...(N8N_MAJOR === 1 ? credentials : this.stored),
			...output,
		});
		return Object.assign(credentials, output);
	}

	async runPreAuthentication(): Promise<undefined> {
		return undefined;
	}

	async getCredentials(): Promise<ICredentials> {
		throw new Error('not used');
	}

	async getDecrypted(): Promise<ICredentialDataDecryptedObject> {
		this.reads += 1;
		return { ...this.stored };
	}

	async updateCredentials(
		_credential: INodeCredentialsDetails,
		_type: string,
		data: ICredentialDataDecryptedObject,
	): Promise<void> {
		this.writes += 1;
		this.stored = data;
	}

	async updateCredentialsOauthTokenData(
		_credential: INodeCredentialsDetails,
		_type: string,
		{ oauthTokenData }: ICredentialDataDecryptedObject,
	): Promise<void> {
		this.writes += 1;
		this.stored = { ...this.stored, ...(oauthTokenData !== undefined && { oauthTokenData }) };
	}

	getCredentialsProperties(): INodeProperties[] {
		return this.type.properties;
	}
}
