/** What is handed out of an object of Spotify's: fields of ours, or the object as it is. */
export type OutputChoice = 'simplified' | 'raw';
