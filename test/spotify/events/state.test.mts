import { fc } from '../../support/fc.mts';
import { aboutOf, fromStored, toStored } from '../../../spotify/events/state';

const about = aboutOf(['an event', {}]);
const memory = { parts: { a: 's1', b: { known: 'AbCdEf' } }, place: 'b' };

it('reads what it has stored, also after n8n has had it as JSON', () => {
	const stored = JSON.parse(JSON.stringify(toStored(memory, about))) as unknown;
	expect(fromStored(stored, about)).toEqual({ memory });
});

it('knows nothing where nothing was stored', () => {
	expect(fromStored(undefined, about)).toEqual({ memory: { parts: {} } });
});

it('does not use what is about something else, or of another version', () => {
	expect(fromStored(toStored(memory, about), aboutOf('other'))).toMatchObject({
		unusable: 'aboutOther',
	});
	expect(fromStored({ ...toStored(memory, about), version: 99 }, about)).toMatchObject({
		unusable: 'otherVersion',
	});
});

it('notices every damage to a text of it', () => {
	const stored = toStored(memory, about);
	const field = fc.constantFrom('about' as const, 'memory' as const, 'check' as const);
	fc.assert(
		fc.property(field, fc.nat(), fc.string({ maxLength: 3 }), (name, at, put) => {
			const text = stored[name];
			const place = at % text.length;
			const damaged = `${text.slice(0, place)}${put}${text.slice(place + 1)}`;
			fc.pre(damaged !== text);
			expect(fromStored({ ...stored, [name]: damaged }, about)).toEqual({
				memory: { parts: {} },
				unusable: 'damaged',
			});
		}),
	);
});

it.each([7, 'text', [], {}, { version: 1 }])('takes %j for damaged', (stored) => {
	expect(fromStored(stored, about)).toMatchObject({ unusable: 'damaged' });
});
