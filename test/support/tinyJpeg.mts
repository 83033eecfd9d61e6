/** The smallest picture that begins and ends like a JPEG, in base64. */
export const tinyJpeg = Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex').toString(
	'base64',
);
