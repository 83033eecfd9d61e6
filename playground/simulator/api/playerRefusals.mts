import { apiError } from '../errors.mts';

export const failed = (status: number, words: string, reason: string) =>
	apiError(status, `Player command failed: ${words}`, { reason });

/** pdaddyo/soundbounce-v2 issue 82. */
export const premiumRequired = () => failed(403, 'Premium required', 'PREMIUM_REQUIRED');

/** andrehaveman/spotify-node-applescript issue 45. */
export const noActiveDevice = () => failed(404, 'No active device found', 'NO_ACTIVE_DEVICE');

/** fondberg/spotcast issue 378: without a reason. */
export const deviceNotFound = () => apiError(404, 'Device not found');

/** spotify/web-api issue 1433: also for what plays already, or is paused already. */
export const restricted = () => failed(403, 'Restriction violated', 'UNKNOWN');

/** kraxarn/spotify-qt issue 36, raycast/extensions issue 3118. */
export const restrictedDevice = () => failed(403, 'Restricted device', 'UNKNOWN');

/** fow5040/Flow.Launcher.Plugin.SpotifyPremium issue 16. */
export const noVolume = () =>
	failed(403, 'Cannot control device volume', 'VOLUME_CONTROL_DISALLOW');
