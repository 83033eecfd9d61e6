import type { IBinaryKeyData, IExecuteFunctions, INodeType } from 'n8n-workflow';
import { Spotify } from '../../nodes/Spotify/Spotify.node';

/** A binary field as n8n keeps it in memory. */
export const binaryField = (data: Buffer, mimeType: string): IBinaryKeyData => ({
	data: { data: data.toString('base64'), mimeType, fileName: 'cover' },
});

/** The node, whose input items get these binary fields, in order, before it runs. */
export function spotifyWithBinary(binaries: Array<IBinaryKeyData | undefined>): INodeType {
	const spotify = new Spotify();
	return {
		description: spotify.description,
		async execute(this: IExecuteFunctions) {
			for (const [index, item] of this.getInputData().entries()) {
				const binary = binaries[index];
				if (binary) item.binary = binary;
			}
			return await spotify.execute.call(this);
		},
	};
}
