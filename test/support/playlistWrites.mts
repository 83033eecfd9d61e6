/** The operations that change a playlist that is there, in alphabetical order. */
export const PLAYLIST_WRITES = [
	'addItems',
	'checkItems',
	'removeDuplicates',
	'removeItems',
	'reorderItems',
	'replaceItems',
	'syncItems',
	'update',
	'uploadCover',
] as const;
