import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect } from 'vitest';
import type { JsonSchema } from '../../../src/model/schemas/build.js';

/** A function that gives the first problem of a value, or null where the value is valid. */
export function validatorOf(schema: JsonSchema): (value: unknown) => string | null {
  const ajv = new Ajv2020({ strict: true });
  const validate = ajv.compile(schema);
  return (value) => (validate(value) ? null : ajv.errorsText(validate.errors));
}

/** The schema with no further fields allowed anywhere: a sample that passes it has no field the schema forgot. */
export function closed(schema: unknown): JsonSchema {
  return close(schema) as JsonSchema;
}

function close(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(close);
  if (typeof schema !== 'object' || schema === null) return schema;
  const inner = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, close(value)]));
  return 'properties' in inner && 'required' in inner ? { ...inner, additionalProperties: false } : inner;
}

/** Every schema of a field has a title and a description. */
export function expectExplained(schema: unknown, path = ''): void {
  if (typeof schema !== 'object' || schema === null) return;
  const { properties, ...rest } = schema as { readonly properties?: Readonly<Record<string, JsonSchema>> };
  for (const [name, field] of Object.entries(properties ?? {})) {
    expect(field.title, `title of ${path}/${name}`).toMatch(/\S/);
    expect(field.description, `description of ${path}/${name}`).toMatch(/\S/);
    expectExplained(field, `${path}/${name}`);
  }
  for (const [keyword, inner] of Object.entries(rest)) expectExplained(inner, `${path}#${keyword}`);
}

/** The value with one field gone, once for every field of every object in it; arrays count by their first item. */
export function withoutEachField(value: unknown): { readonly path: string; readonly value: unknown }[] {
  if (Array.isArray(value)) {
    return value.flatMap((item, index) =>
      withoutEachField(item).map((less) => ({
        path: `${index}/${less.path}`,
        value: value.with(index, less.value),
      })),
    );
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, item]) => {
    const { [name]: _, ...others } = value as Readonly<Record<string, unknown>>;
    const deeper = withoutEachField(item).map((less) => ({
      path: `${name}/${less.path}`,
      value: { ...value, [name]: less.value },
    }));
    return [{ path: name, value: others }, ...deeper];
  });
}
