import { rememberedOf } from '../../../../spotify/playlists/write/nulls';

it('takes no more of what is missing for hidden than there are nulls that it may be', () => {
	const uris = new Map([
		['a', 1],
		['b', 1],
	]);
	expect(rememberedOf(['a', 'b', 'c'], { uris, most: 1, putIn: new Set() })).toEqual(['a']);
	expect(rememberedOf(['a', 'a', 'b'], { uris, most: 2, putIn: new Set() })).toEqual(['a', 'b']);
});
