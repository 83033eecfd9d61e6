import { createDice, hashText } from './hash.mts';
import { availableMarkets } from './markets.mts';
import { albumName, personName } from './names.mts';
import { identity, images } from './objects.mts';
import { labels } from './words.mts';

export function simplifiedAudiobook(id: string) {
	const dice = createDice(hashText(id, 6));
	const publisher = dice.pick(labels);
	const name = albumName(dice);
	const description = `${name}, read by its author.`;
	return {
		// An audiobook's URI and address are those of a show.
		...identity('show', id),
		href: `https://api.spotify.com/v1/audiobooks/${id}`,
		type: 'audiobook',
		authors: [{ name: personName(dice) }],
		available_markets: availableMarkets,
		copyrights: [],
		description,
		html_description: `<p>${description}</p>`,
		edition: 'Unabridged',
		explicit: dice.chance(10),
		images: images('ab6766630000', [640, 300, 64], hashText(id, 7)),
		languages: ['en'],
		media_type: 'audio',
		name,
		narrators: [{ name: personName(dice) }],
		publisher,
		total_chapters: dice.integer(3, 80),
	};
}
