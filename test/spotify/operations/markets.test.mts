import { marketChoices, MARKETS } from '../../../spotify/operations/markets';

it('are countries, each once', () => {
	expect(MARKETS.filter((market) => !/^[A-Z]{2}$/.test(market))).toEqual([]);
	expect(new Set(MARKETS).size).toBe(MARKETS.length);
});

// The examples of Spotify's reference, and the countries that its users ask about most.
it.each(['CA', 'BR', 'IT', 'ES', 'US', 'DE', 'GB', 'JP', 'IN', 'XK'])('%s is one', (market) => {
	expect(MARKETS).toContain(market);
});

it.each(['CN', 'RU', 'KP', 'UK', 'EU'])('%s is none', (market) => {
	expect(MARKETS).not.toContain(market);
});

it('are shown by their English names, in the order of these', () => {
	const choices = marketChoices();
	expect(choices.find(({ value }) => value === 'DE')?.name).toBe('Germany');
	expect(choices.filter(({ name, value }) => name === value)).toEqual([]);
	const names = choices.map(({ name }) => name);
	expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, 'en')));
	expect(names).toHaveLength(MARKETS.length);
});
