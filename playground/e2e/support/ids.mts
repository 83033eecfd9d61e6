const ALPHABET = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** So many different ids in the form that Spotify's have. */
export const ids = (count: number): readonly string[] =>
	Array.from({ length: count }, (_, index) => {
		let tail = '';
		for (let rest = index, position = 0; position < 4; position += 1) {
			tail = `${ALPHABET[rest % 62] ?? ''}${tail}`;
			rest = Math.floor(rest / 62);
		}
		return `4aawyAB9vmqN3uQ7FA${tail}`;
	});
