export { configSchema } from './config.js';
export { evidenceSchema } from './evidence.js';
export { resultSchema } from './result.js';
