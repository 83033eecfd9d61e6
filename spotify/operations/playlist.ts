import { contents } from './playlist/contents';
import { covers } from './playlist/covers';
import { details } from './playlist/details';
import { list } from './playlist/list';
import { order } from './playlist/order';
import { defineResource } from './types';

export const playlist = defineResource('playlist', 'Playlist', {
	...contents,
	...covers,
	...details,
	...list,
	...order,
});
