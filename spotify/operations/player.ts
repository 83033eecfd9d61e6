import { playback } from './player/playback';
import { settings } from './player/settings';
import { state } from './player/state';
import { defineResource } from './types';

export const player = defineResource('player', 'Player', { ...playback, ...settings, ...state });
