import { chatRequest } from '../../../spotify/match/chatRequest';

describe('a message that asks for a song', () => {
	it.each([
		['play Ladders by Nia Okoro', 'Ladders by Nia Okoro'],
		['please play Ladders by Nia Okoro', 'Ladders by Nia Okoro'],
		['Hey, can you queue up Ladders by Nia Okoro?', 'Ladders by Nia Okoro'],
		['could you please play me the song Ladders', 'Ladders'],
		['add Ladders by Nia Okoro to my playlist please', 'Ladders by Nia Okoro'],
		['I want to hear Ladders from Nia Okoro', 'Ladders from Nia Okoro'],
		['Kannst du bitte Ladders spielen?', 'Ladders'],
		['spiel Ladders von Nia Okoro bitte', 'Ladders von Nia Okoro'],
		['pon Ladders de Nia Okoro por favor', 'Ladders de Nia Okoro'],
		['Ladders - Nia Okoro pls', 'Ladders - Nia Okoro'],
		['The song Ladders by Nia Okoro', 'Ladders by Nia Okoro'],
		['Nia Okoro - Ladders', null],
		['Hello - Nia Okoro', null],
		['Hey Ladders', null],
		["Let's Climb - Nia Okoro", null],
		['I Want to Climb - Nia Okoro', null],
		['Please Please Climb - Nia Okoro', null],
		['please', null],
		['play', null],
	])('%s', (text, song) => {
		expect(chatRequest(text)?.song ?? null).toBe(song);
	});

	it.each([
		['Play That Ladder - Nia Okoro', false],
		['Climb Please', false],
		['please play That Ladder', true],
		['play That Ladder by Nia Okoro', true],
	])("is sure to be one by more than a word that may be the title's: %s", (text, isSure) => {
		expect(chatRequest(text)?.isSure).toBe(isSure);
	});
});
