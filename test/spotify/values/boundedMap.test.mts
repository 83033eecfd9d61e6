import { fc } from '../../support/fc.mts';
import { createBoundedMap } from '../../../spotify/values/boundedMap';

it('forgets what was used longest ago', () => {
	const map = createBoundedMap<number>(2);
	map.set('a', 1);
	map.set('b', 2);
	expect(map.get('a')).toBe(1);
	map.set('c', 3);
	expect([map.get('a'), map.get('b'), map.get('c'), map.size()]).toEqual([1, undefined, 3, 2]);
	map.delete('a');
	expect([map.get('a'), [...map.values()]]).toEqual([undefined, [3]]);
});

it('whatever is set: what is active stays, the newest is there, and no more than needed is held', () => {
	const entry = fc.record({ key: fc.stringMatching(/^[a-z]{1,2}$/), active: fc.boolean() });
	fc.assert(
		fc.property(fc.array(entry, { maxLength: 60 }), fc.integer({ min: 1, max: 8 }), (all, max) => {
			const map = createBoundedMap<boolean>(max, (active) => active);
			const last = new Map<string, boolean>();
			for (const { key, active } of all) {
				map.set(key, active);
				last.set(key, active);
				expect(map.get(key)).toBe(active);
				const running = [...last].filter(([, isActive]) => isActive);
				for (const [one] of running) expect(map.get(one)).toBe(true);
				expect(map.size()).toBeLessThanOrEqual(Math.max(max, running.length + 1));
			}
		}),
	);
});
