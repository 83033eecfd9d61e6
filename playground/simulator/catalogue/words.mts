/** Words that names are made of. Invented names only: no real artist should turn up by design. */
export const firstNames = [
	'Nora', 'Elias', 'Maya', 'Tomás', 'Ingrid', 'Kofi', 'Lucía', 'Mateo', 'Freya', 'Anders', 'Priya',
	'Yuki', 'Zoë', 'Omar', 'Camille', 'Bruno', 'Saoirse', 'Rafael', 'Linnea', 'Jonas', 'Amara', 'Theo',
	'Hana', 'Viktor', 'Noémie', 'Idris', 'Petra', 'Caspian', 'Odalys', 'Rowan',
] as const;

export const lastNames = [
	'Lindqvist', 'Okafor', 'Moreau', 'Castellano', 'Hartley', 'Nakamura', 'Vance', 'Ortega', 'Sørensen',
	'Whitlock', 'Adeyemi', 'Brandt', 'Kowalska', 'Ferreira', 'Lacroix', 'Holloway', 'Marchetti', 'Rao',
	'Ashdown', 'Petrov', 'Dubois', 'Halloran', 'Quintero', 'Novak', 'Winterbourne', 'Eriksen',
] as const;

export const adjectives = [
	'Velvet', 'Silver', 'Hollow', 'Electric', 'Midnight', 'Golden', 'Paper', 'Crimson', 'Distant',
	'Quiet', 'Northern', 'Burning', 'Lonely', 'Neon', 'Broken', 'Wild', 'Frozen', 'Gentle', 'Hidden',
	'Restless', 'Blue', 'Faded', 'Lucky', 'Sacred', 'Modern', 'Tender', 'Wandering', 'Second', 'Last',
	'Invisible', 'Slow', 'Bitter',
] as const;

export const nouns = [
	'Harbour', 'Lantern', 'Mirror', 'River', 'Satellite', 'Garden', 'Cathedral', 'Engine', 'Orchard',
	'Horizon', 'Shadow', 'Telephone', 'Winter', 'Avenue', 'Feather', 'Lighthouse', 'Thunder', 'Compass',
	'Carousel', 'Meadow', 'Ember', 'Static', 'Tide', 'Window', 'Kingdom', 'Signal', 'Summer', 'Fable',
	'Station', 'Prairie', 'Machine', 'Sparrow', 'Ghost', 'Parade', 'Island', 'Comet', 'Ballroom',
	'Staircase', 'Waterfall', 'Honey',
] as const;

export const actions = [
	'Chasing', 'Leaving', 'Dreaming of', 'Waiting for', 'Burning', 'Dancing with', 'Falling through',
	'Counting', 'Holding', 'Running to', 'Letters to', 'Hiding from', 'Talking to', 'Songs for',
] as const;

export const genres = [
	'indie rock', 'dream pop', 'synthwave', 'neo soul', 'jazz fusion', 'ambient', 'folk', 'techno',
	'hip hop', 'post-punk', 'latin pop', 'afrobeat', 'classical', 'metal', 'bossa nova', 'house',
] as const;

export const cities = [
	'Lisbon', 'Oslo', 'Nashville', 'Kyoto', 'Berlin', 'Montréal', 'Lagos', 'Valparaíso', 'Glasgow',
] as const;

export const labels = [
	'Paper Moon Records', 'Northlight', 'Tin Roof Music', 'Blue Door Recordings', 'Halcyon', 'Low Tide',
] as const;

/** What recommendations can start from. */
export const genreSeeds = [
	'acoustic', 'afrobeat', 'alt-rock', 'ambient', 'blues', 'bossanova', 'chill', 'classical', 'club',
	'country', 'dance', 'deep-house', 'disco', 'drum-and-bass', 'dub', 'edm', 'electronic', 'folk', 'funk',
	'gospel', 'groove', 'guitar', 'happy', 'hard-rock', 'heavy-metal', 'hip-hop', 'house', 'indie', 'j-pop',
	'jazz', 'k-pop', 'latin', 'metal', 'minimal-techno', 'new-age', 'opera', 'piano', 'pop', 'punk', 'r-n-b',
	'reggae', 'reggaeton', 'rock', 'salsa', 'samba', 'singer-songwriter', 'ska', 'soul', 'study', 'synth-pop',
	'techno', 'trance', 'trip-hop', 'work-out', 'world-music',
] as const;
