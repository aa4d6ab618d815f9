/**
 * The value with the fields of its objects in the order of a JSON Schema; fields that the schema does not name follow,
 * sorted. So a result written by a newer version, or read from a file, keeps all it has and still has one form.
 */
export function inOrderOf(schema: unknown, value: unknown): unknown {
  if (Array.isArray(value)) {
    const items = isObject(schema) ? schema.items : undefined;
    return value.map((item) => inOrderOf(items, item));
  }
  if (!isObject(value)) return value;
  const properties = propertiesFor(schema, value);
  const named = Object.keys(properties).filter((name) => Object.hasOwn(value, name));
  const further = Object.keys(value)
    .filter((name) => !Object.hasOwn(properties, name))
    .sort();
  return Object.fromEntries(
    [...named, ...further].map((name) => [name, inOrderOf(properties[name], value[name])]),
  );
}

type JsonObject = Readonly<Record<string, unknown>>;

/** The properties of the schema, or of the variant of a union whose `kind` is the value's. */
function propertiesFor(schema: unknown, value: JsonObject): JsonObject {
  if (!isObject(schema)) return {};
  const variants = schema.oneOf ?? schema.anyOf;
  if (!Array.isArray(variants)) return isObject(schema.properties) ? schema.properties : {};
  const fields = variants.map((variant) => propertiesFor(variant, value));
  return fields.find((properties) => allows(properties.kind, value.kind)) ?? fields[0] ?? {};
}

function allows(schema: unknown, kind: unknown): boolean {
  if (!isObject(schema)) return false;
  return schema.const === kind || (Array.isArray(schema.enum) && schema.enum.includes(kind));
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
