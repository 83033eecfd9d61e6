import handRead from './handRead.json' with { type: 'json' };
import stated from './operations.json' with { type: 'json' };
import responses from './responses.json' with { type: 'json' };
import { answersWith, type AnswerFacts } from './answerFacts.mts';
import { operationsWith, type HandRead, type OperationFact, type Stated } from './operationFacts.mts';

const read = handRead as unknown as HandRead;

/** Every operation of Spotify's: what its document says, and what was read by hand. */
export const operationFacts: readonly OperationFact[] = operationsWith(
	stated as unknown as readonly Stated[],
	read,
);

/** What Spotify's answers look like, likewise. */
export const answerFacts: AnswerFacts = answersWith(responses, read);

/** `GET /albums/{id}`. */
export const routeOf = ({ method, path }: Pick<OperationFact, 'method' | 'path'>): string =>
	`${method} ${path}`;
