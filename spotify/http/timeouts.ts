/** A request of which nothing comes back is given up after this. */
export const IDLE_TIMEOUT_MS = 30_000;

/** So is an answer that comes, but drop by drop. Spotify's take seconds at the most. */
export const ANSWER_DEADLINE_MS = 60_000;
