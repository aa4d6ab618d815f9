import { WORLDS } from '../../fixtures/worlds/index.js';
import { breakEachServerOf } from './break-each-server.js';

breakEachServerOf(WORLDS.filter((_, at) => at % 2 === 0));
