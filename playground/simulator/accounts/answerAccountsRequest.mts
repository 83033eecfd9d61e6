import { noSuchService } from '../errors.mts';
import type { SimulatorAnswer, SimulatorRequest } from '../types.mts';
import type { World } from '../world.mts';
import { answerAuthorizeRequest } from './authorizePage.mts';
import { answerTokenRequest } from './tokenEndpoint.mts';

/** Answers a request to the accounts service. */
export function answerAccountsRequest(world: World, request: SimulatorRequest): SimulatorAnswer {
	const [path] = request.path.split('?', 1);
	if (path === '/api/token') return answerTokenRequest(world, request);
	return path === '/authorize' ? answerAuthorizeRequest(world, request) : noSuchService();
}
