import { comparableTrack } from '../../../spotify/lists/comparableTrack';

it('an episode is called as it is shown, a track as Spotify writes it, which escapes no track', () => {
	const name = 'Q&amp;A &amp;lt;3';
	const titled = (uri: string) => comparableTrack({ uri, name }, null).title;
	expect(titled('spotify:episode:1')).toBe('Q&A &lt;3');
	expect(titled('spotify:track:1')).toBe(name);
	expect(comparableTrack({ uri: 'spotify:episode:1', name: null }, null).title).toBeNull();
});
