import { objectShapes } from './objectShapes';
import { resultShapes } from './resultShapes';

/** Every output that is one object of one kind: to add one, add its entry there. */
export const shapes = { ...objectShapes, ...resultShapes };

/** The name of a shape. */
export type ShapeName = keyof typeof shapes;
