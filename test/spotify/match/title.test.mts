import { parseTitle } from '../../../spotify/match/title';

const readable = (title: string) => {
	const { text, subtitles, versions, guests } = parseTitle(title);
	return {
		name: text,
		subtitles: subtitles.map(({ list }) => list.join(' ')),
		versions: versions.map(({ kind, details }) => [kind, ...details].join(' ')),
		guests: [...guests],
	};
};

describe('a title is read in its parts', () => {
	it.each<[string, Partial<ReturnType<typeof readable>>]>([
		['Ladders', { name: 'Ladders' }],
		['Ladders (Live at Vega, 2009)', { name: 'Ladders', versions: ['live vega 2009'] }],
		['Ladders - Live at Vega, 2009', { name: 'Ladders', versions: ['live vega 2009'] }],
		['Ladders - Mona Kvist Remix', { name: 'Ladders', versions: ['remix mona kvist'] }],
		['Ladders [Mona Kvist Edit]', { name: 'Ladders', versions: ['remix mona kvist'] }],
		['Ladders - Radio Edit', { name: 'Ladders', versions: ['edit'] }],
		['Ladders - 2011 Remaster', { name: 'Ladders', versions: ['remaster 2011'] }],
		['Ladders (Acoustic Version)', { name: 'Ladders', versions: ['acoustic'] }],
		['Ladders (Karaoke Version)', { name: 'Ladders', versions: ['imitation'] }],
		['Ladders - Sped Up', { name: 'Ladders', versions: ['speed'] }],
		[
			'Ladders (Mona Kvist Extended Remix)',
			{ versions: ['remix mona kvist', 'extended mona kvist'] },
		],
		["Ladders (Iris's Version)", { name: 'Ladders', versions: ['other iriss'] }],
		['Ladders (Official Video) [4K]', { name: 'Ladders', versions: [], subtitles: [] }],
		['Ladders [4K Remaster]', { name: 'Ladders', versions: [] }],
		['Ladders (Prod. by Mona Kvist)', { name: 'Ladders', subtitles: [] }],
		['Ladders (feat. Lil Ferry)', { name: 'Ladders', guests: ['Lil Ferry'] }],
		['Ladders ft. Lil Ferry', { name: 'Ladders', guests: ['Lil Ferry'] }],
		['Ladders (with Lil Ferry)', { name: 'Ladders', guests: ['Lil Ferry'] }],
		['Ladders (with lyrics)', { name: 'Ladders', guests: [] }],
		['Ladders (Up and Down)', { name: 'Ladders', subtitles: ['up and down'] }],
		['(Up and Down) Ladders', { name: 'Up and Down Ladders', subtitles: [] }],
		['Ladders (Up [and] Down)', { name: 'Ladders', subtitles: ['up and down'] }],
		['Ladders (unfinished', { name: 'Ladders', subtitles: ['unfinished'] }],
		['Live', { name: 'Live', versions: [] }],
	])('%s', (title, parts) => {
		expect(readable(title)).toMatchObject(parts);
	});
});
