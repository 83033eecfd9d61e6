import {
	byId,
	idItems,
	spotify,
	step,
	using,
	type Parameters,
	type Step,
} from '../e2e/support/workflows.mts';
import type { StoredCredential } from '../lib/n8nTypes.mts';

/** The nodes that only make the input: their time is not counted. */
export const SOURCE_NODES: readonly string[] = ['Start', 'Ids', 'One item per id'];

const API = 'https://api.spotify.com/v1';

/** Reads the id of the input item at the same place, whatever the nodes in between put out. */
export const INPUT_ID = "={{ $('One item per id').all()[$itemIndex].json.id }}";

export { byId, idItems, spotify, type Parameters, type Step };

/** One item for each of these. */
export const recordItems = (records: readonly Parameters[]): readonly Step[] => [
	step('Ids', 'n8n-nodes-base.set', 3.4, {
		mode: 'raw',
		jsonOutput: JSON.stringify({ record: records }),
		options: {},
	}),
	step('One item per id', 'n8n-nodes-base.splitOut', 1, {
		fieldToSplitOut: 'record',
		options: {},
	}),
];

/** The same node under another name: one workflow has each name once. */
export const named =
	(name: string, build: Step): Step =>
	(index) => ({ ...build(index), name });

/** The node with something in place of, or beside, its settings. */
export const withSettings =
	(build: Step, settings: Parameters): Step =>
	(index) => ({ ...build(index), ...settings });

/** What n8n's form calls "On Error: Continue". */
export const continueOnError = { onError: 'continueRegularOutput' } as const;

/** n8n's own Spotify node. */
export const builtIn = (
	credential: StoredCredential,
	resource: string,
	operation: string,
	parameters: Parameters,
): Step =>
	step(
		'Spotify (built-in)',
		'n8n-nodes-base.spotify',
		1,
		{ resource, operation, ...parameters },
		using(credential),
	);

/** The HTTP Request node, with a generic credential or one that the built-in node has. */
export const httpGet = (
	credential: StoredCredential,
	path: string,
	options: Parameters = {},
): Step =>
	step(
		'HTTP Request',
		'n8n-nodes-base.httpRequest',
		4.2,
		{
			url: path.startsWith('=') ? `=${API}${path.slice(1)}` : `${API}${path}`,
			...(credential.type === 'oAuth2Api'
				? { authentication: 'genericCredentialType', genericAuthType: credential.type }
				: { authentication: 'predefinedCredentialType', nodeCredentialType: credential.type }),
			options,
		},
		using(credential),
	);

/** Pages are followed by the address of the next, as n8n's documentation shows it. */
export const followNext: Parameters = {
	pagination: {
		pagination: {
			paginationMode: 'responseContainsNextURL',
			nextURL: '={{ $response.body.next }}',
			paginationCompleteWhen: 'other',
			completeExpression: '={{ !$response.body.next }}',
		},
	},
};

/** One item for each entry of a list in the answers. */
export const splitOut = (field: string): Step =>
	step('One item per entry', 'n8n-nodes-base.splitOut', 1, {
		fieldToSplitOut: field,
		options: {},
	});

/** What somebody writes who knows of Spotify's several-ids endpoints: fifty ids in one item. */
export const joinIds = (most: number): Step =>
	step('Batches of ids', 'n8n-nodes-base.code', 2, {
		jsCode: `const ids = $input.all().map((item) => item.json.id);
const batches = [];
for (let at = 0; at < ids.length; at += ${most}) batches.push(ids.slice(at, at + ${most}));
return batches.map((batch) => ({ json: { ids: batch.join(',') } }));`,
	});
