import { commands } from '../../playground/simulator/control/commands.mts';
import { describeShape } from '../../playground/simulator/control/fields.mts';
import { settings } from '../../playground/simulator/settings.mts';
import { markdownTable } from './tables.mts';

const code = (text: string) => (text === '' ? '' : `\`${text}\``);

const commandRows = Object.entries(commands)
	.map(([name, command]) => ({ name, ...command }))
	.map(({ name, looks, takes, says }) => [
		looks ? 'GET' : 'POST',
		code(name),
		name === 'set' ? 'settings' : code(describeShape(takes)),
		says,
	]);

const settingRows = Object.entries(settings).map(([name, { kind, initial, says }]) => [
	code(name),
	kind,
	code(JSON.stringify(initial)),
	says,
]);

/** Every command of the simulator, and everything that can be set. */
export const commandsTable = (): string =>
	[
		markdownTable([['', 'command', 'argument', 'what it does'], ...commandRows]),
		markdownTable([['setting', 'what it is', 'at first', 'what it means'], ...settingRows]),
	].join('\n\n');
