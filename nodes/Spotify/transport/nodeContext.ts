import type { IExecuteFunctions, ILoadOptionsFunctions, IPollFunctions } from 'n8n-workflow';

/** Whatever n8n runs of a node: an execution, a poll of a trigger, a search for a list of the form. */
export type NodeContext = IExecuteFunctions | IPollFunctions | ILoadOptionsFunctions;
