import { runInNewContext } from 'node:vm';
import { fc } from '../../../support/fc.mts';
import { idLocator } from '../../../../nodes/Spotify/description/idLocator';
import { linkTo } from '../../../../spotify/ids/links';
import { aLinkForm, SURROUNDINGS } from '../../../support/pastedTexts.mts';
import { aKind, anId, KINDS } from '../../../support/spotifyIds.mts';
import type { IdKind } from '../../../../spotify/ids/types';

/** The address behind the link icon: n8n puts the value into the expression, and evaluates that. */
function linkOf(kind: IdKind, value: string): string {
	const mode = idLocator(kind).modes?.find(({ name }) => name === 'id');
	const [, address = '', expression = ''] = /^=(.*?)\{\{ (.*) \}\}$/.exec(mode?.url ?? '') ?? [];
	return address + String(runInNewContext(expression.replaceAll('{{$value}}', value)));
}

describe('the link icon', () => {
	it('opens what any form of an ID leads to', () => {
		const inLine = SURROUNDINGS.filter((wrap) => !/["\n\r]/.test(wrap('')));
		fc.assert(
			fc.property(aKind, anId, aLinkForm, fc.constantFrom(...inLine), (kind, id, write, wrap) => {
				expect(linkOf(kind, id)).toBe(linkTo(kind, id));
				expect(linkOf(kind, wrap(write(kind, id)))).toBe(linkTo(kind, id));
			}),
		);
	});

	it('opens the first of several', () => {
		fc.assert(
			fc.property(anId, anId, (one, other) => {
				expect(linkOf('track', `${one}, ${other}`)).toBe(linkTo('track', one));
			}),
		);
	});

	it.each([
		['user', 'spotify:user:smedjan', 'smedjan'],
		['user', 'https://open.spotify.com/user/smedjan?si=1', 'smedjan'],
		['category', 'dinner', 'dinner'],
	] as const)('opens the %s of %s', (kind, text, id) => {
		expect(linkOf(kind, text)).toBe(linkTo(kind, id));
	});
});

it.each(KINDS)('says in the field for %s what to do with a short link', (kind) => {
	const checks = (idLocator(kind).modes ?? []).flatMap(({ validation = [] }) => validation);
	expect(checks).toHaveLength(2);
	for (const check of checks) {
		expect(JSON.stringify(check)).toContain(
			'For a short link (spotify.link), enter the address it leads to',
		);
	}
});
