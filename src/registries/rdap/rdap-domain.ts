import * as v from 'valibot';

/** The members of an RDAP domain object that we read; anything else is left out. RFC 9083 section 5.3. */
export type RdapDomain = v.InferOutput<typeof RdapDomain>;

/** The members of an RDAP error. RFC 9083 section 6. */
export type RdapError = v.InferOutput<typeof RdapError>;

/** A list in which a strange item is left out and does not spoil the rest; what is no list is an empty one. */
function listOf<T>(item: v.GenericSchema<unknown, T>) {
  return v.fallback(
    v.pipe(
      v.array(v.unknown()),
      v.transform((items) =>
        items.flatMap((each) => {
          const read = v.safeParse(item, each);
          return read.success ? [read.output] : [];
        }),
      ),
    ),
    [],
  );
}

/** A text where there is one; any other type is as good as none. */
const text = v.fallback(v.optional(v.string()), undefined);

/** `["fn", {}, "text", "Example Registrar"]`. RFC 7095 section 3.3. */
const Property = v.pipe(
  v.array(v.unknown()),
  v.transform(([name, , , value]) => ({ name, value })),
  v.object({ name: v.string(), value: v.string() }),
);

const Entity = v.object({
  roles: listOf(v.string()),
  vcardArray: v.fallback(v.optional(v.tuple([v.literal('vcard'), listOf(Property)])), undefined),
});

export const RdapDomain = v.object({
  objectClassName: v.literal('domain'),
  ldhName: text,
  unicodeName: text,
  handle: text,
  status: listOf(v.string()),
  events: listOf(v.object({ eventAction: v.string(), eventDate: v.string() })),
  nameservers: listOf(v.object({ ldhName: text, unicodeName: text })),
  entities: listOf(Entity),
});

export const RdapError = v.object({
  errorCode: v.pipe(v.union([v.number(), v.string()]), v.transform(Number)),
  title: text,
  description: listOf(v.string()),
});
