import type { INodeProperties } from 'n8n-workflow';
import { listFailureText } from '../../../../nodes/Spotify/methods/listFailure';
import { Spotify } from '../../../../nodes/Spotify/Spotify.node';
import { cancelled, invalidInput, type SpotifyFailure } from '../../../../spotify/failures/types';
import { PICKER_KINDS } from '../../../../spotify/pickers/kinds';

const NOW_MS = Date.UTC(2026, 10, 22, 12);

const text = { message: 'It happened', hint: 'This helps.' };
const passing: SpotifyFailure[] = [
	cancelled(),
	{ kind: 'network', ...text },
	{ kind: 'notSent', unsent: true, ...text },
	{ kind: 'busy', unsent: true, ...text },
	{ kind: 'server', status: 502, ...text },
	{ kind: 'unexpectedResponse', status: 200, ...text },
	{ kind: 'rateLimited', status: 429, scope: 'rateLimit', retryAtMs: NOW_MS + 20_000, ...text },
];
const lasting: SpotifyFailure[] = [
	{ kind: 'credential', ...text },
	{ kind: 'unauthorized', status: 401, ...text },
	{ kind: 'forbidden', status: 403, ...text },
	{ kind: 'notFound', status: 404, ...text },
	invalidInput('Album', text.message, text.hint),
];

/** The modes of every field that has this list. */
function modesBeside(kind: string): string[][] {
	const inside = (list: readonly INodeProperties[]): INodeProperties[] =>
		list.flatMap((one) => [
			one,
			...(one.type === 'collection' ? inside((one.options ?? []) as INodeProperties[]) : []),
		]);
	return inside(new Spotify().description.properties).flatMap(({ modes = [] }) => {
		const isOfKind = modes.some(
			({ typeOptions }) => typeOptions?.searchListMethod?.toLowerCase() === `search${kind}`,
		);
		return isOfKind ? [modes.map(({ displayName }) => displayName)] : [];
	});
}

describe.each(PICKER_KINDS)('the list of %s', (kind) => {
	it.each(passing)('names a mode that the field has, while it fails by $kind', (failure) => {
		const { hint } = listFailureText(failure, kind, NOW_MS, 'UTC');
		const mode = /choose '([^']+)' instead of 'From List'\.$/.exec(hint)?.[1];
		const fields = modesBeside(kind);
		expect(fields.length).toBeGreaterThan(0);
		for (const modes of fields) {
			expect(modes).toContain('From List');
			expect(modes).toContain(mode);
		}
	});

	it.each(lasting)('says what to mend where it fails by $kind, and nothing else', (failure) => {
		expect(listFailureText(failure, kind, NOW_MS, 'UTC')).toEqual(text);
	});
});
