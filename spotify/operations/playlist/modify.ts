/** What a user must have granted to change a playlist: for public or for private ones. */
export const MODIFY_SCOPES = ['playlist-modify-public', 'playlist-modify-private'] as const;

export const modify = { needs: 'user', scopes: { oneOf: MODIFY_SCOPES } } as const;
