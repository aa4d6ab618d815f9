import type { JsonSchema } from './build.js';

type Json = Readonly<Record<string, unknown>>;

/**
 * Where a JSON value has not the shape of a schema of ours, in a few words: `"domains.3.risk" is not one of ...`; undefined
 * where it has. Types, words and required fields; bounds and patterns are left to the reader, and so are further fields.
 */
export function misfit(schema: JsonSchema, value: unknown): string | undefined {
  return misfitAt(schema, value, []);
}

function misfitAt(schema: Json, value: unknown, path: readonly (string | number)[]): string | undefined {
  const wrong = (what: string) => `${path.length === 0 ? 'it' : `"${path.join('.')}"`} is ${what}`;
  const variants = (schema.anyOf ?? schema.oneOf) as readonly Json[] | undefined;
  if (variants !== undefined) {
    const fitting = variants.filter((variant) => isMeant(variant, value));
    const problems = (fitting.length > 0 ? fitting : variants).map((one) => misfitAt(one, value, path));
    return problems.includes(undefined) ? undefined : problems[0];
  }
  if ('const' in schema && value !== schema.const) return wrong(`not ${JSON.stringify(schema.const)}`);
  if (Array.isArray(schema.enum) && !schema.enum.includes(value)) return wrong('not a word known here');
  if (typeof schema.type === 'string' && !TYPES[schema.type]?.(value))
    return wrong(`not of type ${schema.type}`);
  if (Array.isArray(value)) return inItems(schema.items as Json | undefined, value, path);
  return isObject(value) ? inFields(schema, value, path) : undefined;
}

function inItems(schema: Json | undefined, items: readonly unknown[], path: readonly (string | number)[]) {
  if (schema === undefined) return undefined;
  for (const [at, item] of items.entries()) {
    const problem = misfitAt(schema, item, [...path, at]);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function inFields(schema: Json, value: Json, path: readonly (string | number)[]): string | undefined {
  const required = (schema.required ?? []) as readonly string[];
  const missing = required.find((name) => !Object.hasOwn(value, name));
  if (missing !== undefined) return `"${[...path, missing].join('.')}" is missing`;
  const fields = (schema.properties ?? {}) as Readonly<Record<string, Json>>;
  const others = isObject(schema.additionalProperties) ? schema.additionalProperties : undefined;
  for (const [name, inner] of Object.entries(value)) {
    const field = Object.hasOwn(fields, name) ? fields[name] : others;
    const problem = field === undefined ? undefined : misfitAt(field, inner, [...path, name]);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

/** True unless a field that tells one shape from another says that this is not the one. */
function isMeant({ properties = {} }: Json, value: unknown): boolean {
  if (!isObject(value)) return true;
  return Object.entries(properties as Readonly<Record<string, Json>>).every(
    ([name, field]) => !('const' in field) || value[name] === field.const,
  );
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const TYPES: Readonly<Record<string, (value: unknown) => boolean>> = {
  array: Array.isArray,
  boolean: (value) => typeof value === 'boolean',
  integer: Number.isInteger,
  null: (value) => value === null,
  number: (value) => typeof value === 'number',
  object: isObject,
  string: (value) => typeof value === 'string',
};
