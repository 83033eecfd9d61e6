import type { SpotifyFailure } from '../failures/types';

/** Makes the failure of what was not begun any more after a failure: nothing of it can have been done. */
export const notBegun = (failure: SpotifyFailure): SpotifyFailure => ({ ...failure, unsent: true });
