import { isObject } from '../../../spotify/values/json';

/** What of an answer's body is read. */
export type Body = Readonly<{ bytes: Uint8Array } | { tooLarge: true }>;

type Chunks = AsyncIterable<Uint8Array> & { destroy?(): unknown };

const isStream = (body: unknown): body is Chunks => isObject(body) && Symbol.asyncIterator in body;

/**
 * Reads a stream to its end, but no more of it than `maxBytes`, and nothing once it is aborted: then
 * its connection is closed.
 * @throws where the answer breaks off
 */
async function readStream(stream: Chunks, maxBytes: number, signal: AbortSignal): Promise<Body> {
	const chunks: Uint8Array[] = [];
	let bytes = 0;
	const close = (): void => void stream.destroy?.();
	signal.addEventListener('abort', close, { once: true });
	try {
		if (signal.aborted) close();
		for await (const chunk of stream) {
			bytes += chunk.length;
			if (bytes > maxBytes) return { tooLarge: true };
			chunks.push(chunk);
		}
	} finally {
		signal.removeEventListener('abort', close);
		close();
	}
	return { bytes: Buffer.concat(chunks) };
}

/** Returns the text of a body, or its value if it is JSON, as n8n's helper would. */
export function parseBody(bytes: Uint8Array): unknown {
	const text = Buffer.from(bytes)
		.toString('utf8')
		.replace(/^\uFEFF/, '');
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}

/**
 * Reads the body of an answer that was asked for as a stream.
 * @param toValue what a body that was read becomes
 * @returns the value, or undefined if the body is larger than `maxBytes`; a body that is none of
 * ours to read, such as one of n8n's mocks, stays as it is
 * @throws where the answer breaks off
 */
export async function readBody(
	body: unknown,
	maxBytes: number,
	signal: AbortSignal,
	toValue: (bytes: Uint8Array) => unknown,
): Promise<{ value: unknown } | undefined> {
	if (!isStream(body)) return { value: body };
	const read = await readStream(body, maxBytes, signal);
	return 'bytes' in read ? { value: toValue(read.bytes) } : undefined;
}
