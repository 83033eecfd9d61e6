import { byText } from '../../../spotify/values/byText';

it('orders names as a reader looks for them, whatever is written in capitals', () => {
	const names = [
		'URI',
		'Album',
		'track',
		'By Name',
		'Max Requests per Day',
		'Max Requests',
		'album',
	];
	expect([...names].sort(byText)).toEqual([
		'Album',
		'album',
		'By Name',
		'Max Requests',
		'Max Requests per Day',
		'track',
		'URI',
	]);
});
