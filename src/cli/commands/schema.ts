import { configSchema, evidenceSchema, resultSchema } from '../../model/schemas/index.js';
import { EXIT } from '../exit-code.js';
import type { Io } from '../io.js';

export const SCHEMAS = { result: resultSchema, evidence: evidenceSchema, config: configSchema } as const;

/** `lgaudit schema [NAME]`: prints a JSON Schema. Returns the exit code. */
export function schema(name: keyof typeof SCHEMAS, io: Io): number {
  io.out.write(`${JSON.stringify(SCHEMAS[name], null, 2)}\n`);
  return EXIT.clean;
}
