import * as v from 'valibot';
import { SPECIAL_USE_CLASSES } from '../dns/special-use.js';
import { SEVERITIES } from '../model/severity.js';

const port = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(65_535));
/** Milliseconds; Node's timers run for 24 days at most, and what is longer would end at once. */
const A_DAY_MS = 86_400_000;
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** `lgaudit.config.json`, as a person may write it. An unknown key is an error: it is most likely a typing slip. */
export const configSchema = v.strictObject({
  $schema: v.optional(v.string()),
  network: v.optional(
    v.strictObject({
      rootHints: v.optional(v.string()),
      trustAnchors: v.optional(v.string()),
      originNetworks: v.optional(v.string()),
      dnsPort: v.optional(port),
      ipv6: v.optional(v.boolean()),
      allowSpecialUseAddresses: v.optional(v.union([v.boolean(), v.array(v.picklist(SPECIAL_USE_CLASSES))])),
      timeoutMs: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(60_000))),
      registryTimeoutMs: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(60_000))),
      retries: v.optional(v.pipe(count, v.maxValue(10))),
      whois: v.optional(v.record(v.string(), v.string())),
      rdapBootstrap: v.optional(v.string()),
      allowInsecureRdap: v.optional(v.boolean()),
      pace: v.optional(
        v.strictObject({
          perServerQps: v.optional(v.pipe(v.number(), v.minValue(0))),
          registryIntervalMs: v.optional(v.pipe(count, v.maxValue(A_DAY_MS))),
          registryQuestionsPerDay: v.optional(count),
        }),
      ),
    }),
  ),
  severities: v.optional(v.record(v.string(), v.picklist([...SEVERITIES, 'off']))),
  expectedHolders: v.optional(v.record(v.string(), v.string())),
  failOn: v.optional(v.picklist([...SEVERITIES, 'none'])),
});

export type Config = v.InferOutput<typeof configSchema>;
