import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { INode, INodeParameters, INodeProperties } from 'n8n-workflow';
import { Spotify } from '../../../nodes/Spotify/Spotify.node';
import { formFaults, meaningOf } from '../../support/formFaults.mts';

const folder = join(__dirname, '../../fixtures/workflows');
const { description } = new Spotify();

const read = <T,>(file: string): T => JSON.parse(readFileSync(join(folder, file), 'utf8')) as T;

/** The nodes of ours that a version has stored; each is named after its operation. */
const storedBy = (version: string): INode[] =>
	read<{ nodes: INode[] }>(`${version}.json`).nodes.filter(({ type }) => type.endsWith('.spotify'));

const versions = readdirSync(folder)
	.filter((file) => /^\d+\.\d+\.\d+\.json$/.test(file))
	.map((file) => file.replace('.json', ''));

const withProperty = (change: (property: INodeProperties) => INodeProperties[]) => ({
	...description,
	properties: description.properties.flatMap(change),
});

it('knows the first release', () => {
	expect(versions).toContain('0.1.0');
	expect(storedBy('0.1.0').length).toBeGreaterThan(70);
});

describe.each(versions)('a workflow that %s has stored', (version) => {
	const nodes = storedBy(version).map((node) => [node.name, node] as const);

	it.each(nodes)('is known to the form in every value: %s', (_, node) => {
		expect(formFaults(description, node)).toEqual([]);
	});

	it.each(nodes)('calls the same operation, though it leaves out defaults: %s', (name, node) => {
		const { resource, operation } = meaningOf(description, node);
		expect(`${String(resource)}.${String(operation)}`).toBe(name);
	});

	const defaults = Object.entries(
		read<Record<string, INodeParameters>>(`${version}.defaults.json`),
	);

	it.each(defaults)('means the same by what it leaves out: %s', (_, { ...then }) => {
		const [node] = storedBy(version);
		const { resource = '', operation = '' } = then;
		expect(
			meaningOf(description, { ...(node as INode), parameters: { resource, operation } }),
		).toMatchObject(then);
	});
});

describe('a change that would break stored workflows is seen', () => {
	const node = (name: string) => storedBy('0.1.0').find((one) => one.name === name) as INode;

	it('a parameter that is gone, or has another name', () => {
		const changed = withProperty((property) =>
			property.name === 'albumId' ? [{ ...property, name: 'album' }] : [property],
		);
		expect(formFaults(changed, node('album.get'))).toContain('albumId is unknown');
	});

	it('an option that is gone', () => {
		const changed = withProperty((property) => [
			{
				...property,
				...(property.name === 'options' && {
					options: (property.options as INodeProperties[]).filter(({ name }) => name !== 'market'),
				}),
			},
		]);
		expect(formFaults(changed, node('album.get'))).toEqual(['options.market is unknown']);
	});

	it('an operation that is gone', () => {
		const changed = withProperty((property) => [
			{
				...property,
				...(property.name === 'operation' && { options: property.options?.slice(0, 1) ?? [] }),
			},
		]);
		expect(formFaults(changed, node('album.getTracks'))).toContain('operation cannot be getTracks');
	});

	it('a field that has another type', () => {
		const changed = withProperty((property) => [
			property.name === 'albumId' ? { ...property, type: 'string' } : property,
		]);
		expect(formFaults(changed, node('album.get'))).toEqual(['albumId is no text']);
	});

	it('a mode of a locator that is gone', () => {
		const changed = withProperty((property) => [
			property.name === 'albumId'
				? { ...property, modes: property.modes?.filter(({ name }) => name !== 'url') ?? [] }
				: property,
		]);
		expect(formFaults(changed, node('album.getTracks'))).toEqual(['albumId has no mode url']);
	});

	it('a field that has become a must', () => {
		const changed = withProperty((property) => [
			property.name === 'deviceId' ? { ...property, required: true } : property,
		]);
		const { deviceId: _, ...parameters } = node('player.play').parameters;
		expect(formFaults(changed, { ...node('player.play'), parameters })).toHaveLength(1);
	});

	it('another operation to begin with than the one that a workflow leaves out for that', () => {
		const changed = withProperty((property) => [
			property.name === 'operation' ? { ...property, default: 'other' } : property,
		]);
		expect(meaningOf(changed, node('album.get'))['operation']).toBe('other');
	});
});
