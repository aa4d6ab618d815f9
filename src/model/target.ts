import type { DomainName } from '../dns/name.js';

/** A name to audit, as given and as read. `inputs`: every line that gave it, as `place: text`, where there were several. */
export type Target = {
  readonly input: string;
  readonly domain: DomainName;
  readonly inputs?: readonly string[];
};

/**
 * What kind of name it is. J-LIS: `<label>.<name>.lg.jp` with an organisation label is a local-government name,
 * `<service>.lg.jp` an administrative-service name; a regional name is `city.x.tokyo.jp` and the like.
 */
export type TargetKind = 'local-government' | 'administrative-service' | 'regional' | 'other';

/** How the name servers are run: A all in-house, B/C all with others, or both. */
export type OperatingPattern = 'in-house' | 'hosted' | 'mixed';
