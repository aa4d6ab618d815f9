/**
 * A JSON Schema (draft 2020-12) of one value. Title and description are part of the type: no field goes unexplained.
 * Source: https://json-schema.org/draft/2020-12
 */
export type JsonSchema = {
  readonly title: string;
  readonly description: string;
  readonly [keyword: string]: unknown;
};

/** A field that may be absent. */
export type OptionalField = { readonly optional: JsonSchema };

/**
 * One schema for every field of `T`: the compiler refuses a missing field, an unknown one, and a required field that
 * is called optional or the other way round.
 */
export type Fields<T> = {
  readonly [K in keyof T]-?: Record<never, never> extends Pick<T, K> ? OptionalField : JsonSchema;
};

/** An object with the fields of `T`, in the order given. Further fields are allowed: they may be added later. */
export function shape<T>(title: string, description: string, fields: Fields<T>): JsonSchema {
  const entries = Object.entries<JsonSchema | OptionalField>(fields);
  return {
    title,
    description,
    type: 'object',
    properties: Object.fromEntries(
      entries.map(([name, field]) => [name, isOptional(field) ? field.optional : field]),
    ),
    required: entries.filter(([, field]) => !isOptional(field)).map(([name]) => name),
  };
}

/** As `shape`, and no other field is allowed. */
export function closedShape<T>(title: string, description: string, fields: Fields<T>): JsonSchema {
  return { ...shape(title, description, fields), additionalProperties: false };
}

export function optional(schema: JsonSchema): OptionalField {
  return { optional: schema };
}

export function text(title: string, description: string): JsonSchema {
  return { title, description, type: 'string' };
}

/** Text that follows a pattern (ECMA-262). */
export function pattern(title: string, description: string, source: string): JsonSchema {
  return { title, description, type: 'string', pattern: source };
}

/** An ISO 8601 instant in UTC, as the tool writes it. */
export function instant(title: string, description: string): JsonSchema {
  return pattern(title, description, '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?Z$');
}

export function words(title: string, description: string, choices: readonly string[]): JsonSchema {
  return { title, description, type: 'string', enum: choices };
}

export function constant(title: string, description: string, value: string): JsonSchema {
  return { title, description, const: value };
}

export function flag(title: string, description: string): JsonSchema {
  return { title, description, type: 'boolean' };
}

/** A whole number from `minimum` up. */
export function count(title: string, description: string, minimum = 0): JsonSchema {
  return { title, description, type: 'integer', minimum };
}

/** A share from 0 to 1. */
export function share(title: string, description: string): JsonSchema {
  return { title, description, type: 'number', minimum: 0, maximum: 1 };
}

export function list(title: string, description: string, items: JsonSchema): JsonSchema {
  return { title, description, type: 'array', items };
}

/** An object with keys of the user's choice, all values alike. */
export function table(title: string, description: string, values: JsonSchema): JsonSchema {
  return { title, description, type: 'object', additionalProperties: values };
}

export function union(title: string, description: string, variants: readonly JsonSchema[]): JsonSchema {
  return { title, description, oneOf: variants };
}

export function nullable(schema: JsonSchema): JsonSchema {
  const { title, description, ...value } = schema;
  return { title, description, anyOf: [value, { type: 'null' }] };
}

/** The root of a schema document. */
export function schemaDocument(schema: JsonSchema): JsonSchema {
  return { $schema: 'https://json-schema.org/draft/2020-12/schema', ...schema };
}

function isOptional(field: JsonSchema | OptionalField): field is OptionalField {
  return 'optional' in field;
}
