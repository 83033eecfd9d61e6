import { identity, type Shape } from './shape';
import { date, flag, flattened, number, reference, text } from './values';

/** What a list had more than once, and of what it was a duplicate. */
const duplicate = {
	removed: flag('removed'),
	notRemoved: text('notRemoved'),
	name: text('name'),
	artists: text('artists'),
	album: text('album'),
	isrc: text('isrc'),
	durationMs: number('durationMs'),
	position: number('position'),
	addedAt: date('addedAt'),
	duplicateOfName: text('duplicateOfName'),
	duplicateOfPosition: number('duplicateOfPosition'),
	duplicateOfAddedAt: date('duplicateOfAddedAt'),
	duplicateOf: reference('duplicateOf'),
	uri: reference('uri'),
} as const satisfies Shape;

/** What the package itself says of what it did: there is no raw form of it. */
export const resultShapes = {
	saved: { saved: flag('saved'), uri: reference('uri') },
	snapshot: { playlistId: reference(), snapshotId: reference('snapshot_id') },
	/** What an Add Items came to. */
	addResult: {
		added: number('added'),
		skipped: number('skipped'),
		playlistId: reference('playlistId'),
		snapshotId: reference('snapshotId'),
	},
	removeResult: {
		requested: number('requested'),
		playlistId: reference('playlistId'),
		snapshotId: reference('snapshotId'),
	},
	replaceResult: {
		removed: number('removed'),
		items: number('items'),
		removedItems: flattened('removedItems'),
		playlistId: reference('playlistId'),
		snapshotId: reference('snapshotId'),
	},
	syncResult: {
		added: number('added'),
		removed: number('removed'),
		moved: number('moved'),
		items: number('items'),
		calls: number('calls'),
		changed: flag('changed'),
		replaced: flag('replaced'),
		dryRun: flag('dryRun'),
		removedItems: flattened('removedItems'),
		playlistId: reference('playlistId'),
		snapshotId: reference('snapshotId'),
	},
	savedDuplicate: duplicate,
	playlistDuplicate: {
		...duplicate,
		keptAddedAgain: flag('keptAddedAgain'),
		playlistId: reference('playlistId'),
	},
	/** An entry of a playlist that cannot be played, and what could replace it. */
	unplayableItem: {
		name: text('name'),
		artists: text('artists'),
		album: text('album'),
		reason: text('reason'),
		restriction: text('restriction'),
		replaced: flag('replaced'),
		notReplaced: text('notReplaced'),
		replacementName: text('replacementName'),
		replacementArtists: text('replacementArtists'),
		matchedBy: text('matchedBy'),
		confidence: number('confidence'),
		isrc: text('isrc'),
		position: number('position'),
		addedAt: date('addedAt'),
		playlistId: reference('playlistId'),
		replacementUri: reference('replacementUri'),
		uri: reference('uri'),
	},
	/** A cover that was fetched; the picture itself is in the item's binary field. */
	cover: {
		name: text('name'),
		width: number('width'),
		height: number('height'),
		url: reference('url'),
		...identity,
	},
	/** What a process has asked of a group of endpoints. */
	usage: {
		bucket: text('bucket'),
		requests: number('requests'),
		waiting: number('waiting'),
		closedUntil: date('closedUntil'),
		closedReason: text('closedReason'),
		countedSince: date('countedSince'),
	},
} as const satisfies Record<string, Shape>;
