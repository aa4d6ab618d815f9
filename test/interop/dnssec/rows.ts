import { FAULTS } from './faults.js';
import { GOOD } from './good.js';
import { ROLLS } from './rolls.js';
import type { Row } from './row.js';

/** Every way to sign that the suite knows. */
export const ROWS: readonly Row[] = [...GOOD, ...ROLLS, ...FAULTS];
