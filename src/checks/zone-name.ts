import { type DomainName, ROOT } from '../dns/name.js';
import { message, type Text } from '../model/text.js';

const THE_ROOT = message('“.” (the root)', '「.」（ルート）');

/** A zone in a sentence; a lone dot would read as its end. */
export function zoneName(zone: DomainName): string | Text {
  return zone === ROOT ? THE_ROOT : zone;
}
