import type { DomainName } from '../../dns/name.js';
import { fill, message, type Text } from '../../model/text.js';

const CLAIM_BACK = message(
  'If that takes time, create the zone {zone} at {provider} yourself, with the right content, so that nobody else can.',
  'すぐに外せない場合は、第三者に先を越されないよう、自ら{provider}にゾーン{zone}を正しい内容で作成してください。',
);
const ASK = message(
  'Ask {provider} who ran the zone last, and whether somebody has set it up since.',
  '{provider}に、最後にゾーンを運用していた契約者と、その後に別の利用者がゾーンを作成していないかどうかを確認してください。',
);

/** Steps at a provider where the zone is missing. */
export function claimBack(provider: string, zone: DomainName): Text[] {
  return [fill(CLAIM_BACK, { provider, zone }), fill(ASK, { provider })];
}
