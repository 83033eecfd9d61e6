import { resources } from '../operations';
import { bucketOf } from './traffic';

/** What the form calls each endpoint: where several operations use one, that which does nothing else. */
const NAMES: ReadonlyMap<string, string> = new Map(
	resources
		.flatMap(({ name: resource, operations }) =>
			Object.values(operations).map(({ name, route, job }) => {
				const [method, template = ''] = route.split(' ');
				const bucket = bucketOf({ method: method as 'GET', template });
				return { bucket, name: `${resource}: ${name}`, isSingle: job === undefined };
			}),
		)
		// Of two with one key the later counts.
		.sort((one, other) => Number(one.isSingle) - Number(other.isSingle))
		.map(({ bucket, name }): [string, string] => [bucket, name]),
);

/** Names an endpoint bucket as the form does, as in `Artist: Get Albums`; else by itself. */
export const bucketName = (bucket: string): string => NAMES.get(bucket) ?? bucket;
