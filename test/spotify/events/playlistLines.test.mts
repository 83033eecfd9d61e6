import { fc } from '../../support/fc.mts';
import { packLines, unpackLines } from '../../../spotify/events/playlistLines';

const id = fc.stringMatching(/^[0-9A-Za-z]{22}$/);
const uri = fc.oneof(
	id.map((text) => `spotify:track:${text}`),
	id.map((text) => `spotify:episode:${text}`),
	fc.constantFrom('', 'spotify:local:An+Artist::A%20Song:180', 'spotify:track:short', 't', 'e'),
);
const addedAt = fc.oneof(
	fc
		.integer({ min: 0, max: 4_000_000_000 })
		.map((seconds) => new Date(seconds * 1000).toISOString().replace('.000Z', 'Z')),
	fc.constantFrom('', '2026-01-01T00:00:00.123Z', '1970-01-01T00:00:00Z'),
);
const line = fc.record({ uri, addedAt, addedBy: fc.constantFrom('', 'me', 'you', 'a user') });

it('gives back every line that it packs', () => {
	fc.assert(
		fc.property(fc.array(line), (lines) => {
			expect(unpackLines(packLines(lines))).toEqual(lines);
		}),
	);
});

it('is no longer than it has to be: 10,000 tracks of a few users take a third of a megabyte', () => {
	const lines = Array.from({ length: 10_000 }, (_, n) => ({
		uri: `spotify:track:${String(n).padStart(22, 'x')}`,
		addedAt: new Date(Date.UTC(2026, 0, 1) + n * 1000).toISOString().replace('.000Z', 'Z'),
		addedBy: `some-user-with-a-long-name-${n % 9}`,
	}));
	expect(JSON.stringify(packLines(lines)).length).toBeLessThan(340_000);
});
