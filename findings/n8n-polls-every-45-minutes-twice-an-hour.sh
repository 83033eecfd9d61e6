#!/usr/bin/env bash
# n8n-workflow 2.41.0 makes a cron expression of the poll times that a user chooses in a trigger; n8n-core runs it with
# cron 4.4.0.
#
# One would guess: "Every X", 45 minutes, polls 32 times a day, 45 minutes apart; 5 hours, some 4.8 times a day.
# What happens: the number is a step on the clock, and begins anew each hour, or each day. 45 minutes are minute 0 and
# minute 45: 48 polls a day, in turn 45 and 15 minutes apart. 50 minutes are 48 a day, too, and the gaps are 50 and 10. 5
# hours are 5 a day, the last gap 4 hours. Whoever counts requests a day from the number counts too few, by half.
#
# Seen, for a day in UTC:
#   15 minutes: 96 polls, gaps of 15
#   45 minutes: 48 polls, gaps of 15, 45
#   50 minutes: 48 polls, gaps of 10, 50
#   5 hours: 5 polls, gaps of 240, 300
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes > /dev/null
npm install --silent --no-audit --no-fund --ignore-scripts n8n-workflow@2.41.0 cron@4.4.0 > /dev/null 2>&1
cat > run.cjs <<'JS'
const { toCronExpression } = require('n8n-workflow');
const { CronTime } = require('cron');
const { DateTime } = require('luxon');

const pollsOf = (value, unit) => {
	const time = new CronTime(toCronExpression({ mode: 'everyX', value, unit }), 'UTC');
	const end = DateTime.fromISO('2026-03-04T00:00:00Z', { zone: 'UTC' });
	const at = [];
	let next = end.minus({ days: 1, seconds: 1 });
	for (;;) {
		next = time.getNextDateFrom(next, 'UTC');
		if (next >= end) return at;
		at.push(next);
	}
};
const seen = [
	[15, 'minutes'],
	[45, 'minutes'],
	[50, 'minutes'],
	[5, 'hours'],
].map(([value, unit]) => {
	const polls = pollsOf(value, unit);
	const around = [...polls, polls[0].plus({ days: 1 })];
	const gaps = around.slice(1).map((one, index) => Math.round(one.diff(around[index]).as('minutes')));
	const kinds = [...new Set(gaps)].sort((a, b) => a - b).join(', ');
	return `${value} ${unit}: ${polls.length} polls, gaps of ${kinds}`;
});
console.log(seen.join('\n'));
const expected = [
	'15 minutes: 96 polls, gaps of 15',
	'45 minutes: 48 polls, gaps of 15, 45',
	'50 minutes: 48 polls, gaps of 10, 50',
	'5 hours: 5 polls, gaps of 240, 300',
];
process.exit(JSON.stringify(seen) === JSON.stringify(expected) ? 0 : 1);
JS
node run.cjs
