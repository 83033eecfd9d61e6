/** When Spotify took something away from some apps. */
export type Removal = '2024-11' | '2026-02';

/** What an app gets, by its quota mode and its age. */
export interface AppRules {
	/** What was taken away from it. */
	removals: ReadonlySet<Removal>;
	/** What playlists call what they hold: the new name, the old one, or both. */
	contentNames: readonly ('items' | 'tracks')[];
}

/**
 * The three kinds of app: extended quota, Development Mode from before 2026-02-11, and Development
 * Mode since then. An app cannot ask which one it is
 * (https://developer.spotify.com/blog/2024-11-27-changes-to-the-web-api,
 * https://developer.spotify.com/blog/2026-02-06-update-on-developer-access-and-platform-security).
 */
const rules = {
	extended: { removals: new Set<Removal>(), contentNames: ['items', 'tracks'] },
	developmentOld: { removals: new Set<Removal>(['2024-11']), contentNames: ['tracks'] },
	developmentNew: { removals: new Set<Removal>(['2024-11', '2026-02']), contentNames: ['items'] },
} satisfies Record<string, AppRules>;

export type AppKind = keyof typeof rules;

export const appKinds = Object.keys(rules) as AppKind[];

export const rulesOf = (kind: AppKind): AppRules => rules[kind];
