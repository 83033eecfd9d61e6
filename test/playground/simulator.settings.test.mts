import { defaultSettings, readSettings } from '../../playground/simulator/settings.mts';
import { createSimulatorClient } from '../support/simulatorClient.mts';

describe('the settings of the simulator', () => {
	it('are as unkind as Spotify where nobody says otherwise', () => {
		expect(createSimulatorClient().control.settings()).toEqual(defaultSettings);
		expect(defaultSettings).toMatchObject({ snapshotDelayMs: 30_000, readAgeMs: 600 });
	});

	it('can be given from the start, as JSON, and are what reset goes back to', () => {
		const settings = readSettings({ snapshotDelayMs: 5000 });
		const { control } = createSimulatorClient({ settings });
		control.set({ snapshotDelayMs: 0, readAgeMs: 0 });

		control.reset();

		expect(control.settings()).toEqual({ ...defaultSettings, snapshotDelayMs: 5000 });
	});

	it('are refused where there are none of that name, or of that kind', () => {
		expect(() => readSettings({ snapshotDelay: 1 })).toThrow('"snapshotDelay"');
		expect(() => readSettings({ snapshotDelayMs: 'soon' })).toThrow('must be a number');
	});
});
