import type { Dice } from './hash.mts';
import { actions, adjectives, cities, firstNames, lastNames, nouns } from './words.mts';

const person = (dice: Dice) => `${dice.pick(firstNames)} ${dice.pick(lastNames)}`;
const thing = (dice: Dice) => `${dice.pick(adjectives)} ${dice.pick(nouns)}`;

export const artistName = (dice: Dice): string =>
	dice.pick([
		person,
		person,
		() => `The ${thing(dice)}s`,
		() => thing(dice),
		() => `${dice.pick(nouns)} & ${dice.pick(nouns)}`,
		() => `${dice.pick(lastNames)} ${dice.pick(['Trio', 'Quartet', 'Orchestra', 'Collective'])}`,
	])(dice);

export const albumName = (dice: Dice): string =>
	dice.pick([
		thing,
		thing,
		() => `The ${thing(dice)}`,
		() => `${dice.pick(actions)} the ${dice.pick(nouns)}`,
		() => `${dice.pick(nouns)}s of ${dice.pick(cities)}`,
		() => `Live in ${dice.pick(cities)}`,
		() => `${thing(dice)} (Deluxe Edition)`,
	])(dice);

export const trackName = (dice: Dice): string =>
	dice.pick([
		thing,
		thing,
		() => dice.pick(nouns),
		() => `${dice.pick(actions)} the ${dice.pick(nouns)}`,
		() => `${dice.pick(nouns)} in ${dice.pick(cities)}`,
		() => `${dice.pick(actions)} ${dice.pick(firstNames)}`,
		() => `${thing(dice)} - ${dice.pick(['Remastered', 'Live', 'Acoustic', 'Radio Edit'])}`,
	])(dice);

export const playlistName = (dice: Dice): string =>
	dice.pick([
		() => `${dice.pick(adjectives)} Mornings`,
		() => `Songs for a ${thing(dice)}`,
		() => `${dice.pick(cities)} after Dark`,
		() => `${dice.pick(firstNames)}'s ${dice.pick(['Favourites', 'Mix', 'Road Trip', 'Kitchen'])}`,
	])();

export const showName = (dice: Dice): string =>
	dice.pick([
		() => `The ${thing(dice)} Podcast`,
		() => `${dice.pick(actions)} the ${dice.pick(nouns)}`,
		() => `${person(dice)} Talks`,
	])();

export const episodeName = (dice: Dice, number: number): string =>
	`${number}. ${dice.pick([person, thing])(dice)}`;

export const personName = person;
