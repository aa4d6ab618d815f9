import type { ContentDomainView } from '../../derive/audit-view.js';
import { openTo } from '../../derive/registrants.js';
import type { ContentName } from '../../dns/content-names.js';
import { CONTENT_PURPOSES } from '../../model/evidence.js';
import type { Unknown } from '../../model/finding.js';
import { fill, listText, message, type Text } from '../../model/text.js';
import type { Check, DelegatedView } from '../check.js';
import { cutShort } from '../cut-short.js';
import { finding } from '../finding.js';
import { freedomOf } from '../freedom.js';
import { knownRegistration } from '../known-registration.js';
import { proofOfDomain, proofOfProbes } from '../proof.js';
import { removeRecord } from '../remedy/records.js';
import { stateDetails, stateText } from '../state-words.js';
import { found, judgeEach, SOUND, unseen, type Verdict } from '../verdict.js';
import { isEnding } from '../witnesses.js';
import { answersTo, unheard } from '../zone-answers.js';

const messages = {
  unregistered: message(
    '{zone} points at {names}, yet {domain} is not registered: {witnesses}. A third party can register it and receive what is meant for the municipality.',
    '{zone}のレコードは{names}を指していますが、{domain}は登録されていません（{witnesses}）。第三者が登録し、地方公共団体宛てのメールやアクセスを受け取ることができます。',
  ),
  'qualified-only': message(
    '{zone} points at {names}, yet {domain} is not registered: {witnesses}. A body that qualifies for this kind of name can register it and receive what is meant for the municipality.',
    '{zone}のレコードは{names}を指していますが、{domain}は登録されていません（{witnesses}）。この種別の登録資格がある組織は、このドメイン名を登録し、地方公共団体宛てのメールやアクセスを受け取ることができます。',
  ),
  closed: message(
    '{zone} points at {names}, yet {domain} is not registered: {witnesses}. No third party can register such a name, but the record leads nowhere.',
    '{zone}のレコードは{names}を指していますが、{domain}は登録されていません（{witnesses}）。第三者が登録できる名前ではありませんが、このレコードは機能していません。',
  ),
  ending: message(
    '{zone} points at {names}, yet {domain} is {state} ({details}).',
    '{zone}のレコードは{names}を指していますが、{domain}は{state}です（{details}）。',
  ),
};

/** MX, CNAME or SPF records point into a domain that is free, or soon will be. */
export const webOrMailDangling: Check = {
  id: 'hijack/web-or-mail-dangling',
  title: message(
    'Mail or web records point into a domain that is lost',
    'メールやWebのレコードが、失効したドメイン名を指しています',
  ),
  why: message(
    'Whoever registers that domain receives the municipality’s mail, shows pages under its name, or sends mail that passes as its own.',
    'そのドメイン名を登録した者は、地方公共団体宛てのメールを受け取ったり、その名前でWebページを見せたり、正規の送信元としてメールを送ったりできます。',
  ),
  remedy: message(
    'Remove the record, or point it at the service that is in use today.',
    '該当するレコードを削除するか、現在使用しているサービスに変更してください。',
  ),
  references: ['RFC 5321 section 5.1', 'RFC 7208 sections 5.2 and 6.1', 'RFC 1034 section 3.6.2'],
  messages,
  needs: 'delegation',
  run: (view) =>
    judgeEach(view.delegation.content, (domain) => judge(view, domain), [
      ...cutShort(view, ['MAX_CONTENT_DOMAINS'], 'registeredDomain'),
      ...unanswered(view),
    ]),
};

const RECORD: Readonly<Record<ContentName['by'], Text>> = {
  mx: message('{name} (MX)', '{name}（MX）'),
  cname: message('{name} (CNAME)', '{name}（CNAME）'),
  spf: message('{name} (SPF)', '{name}（SPF）'),
};

const FREE = {
  open: 'unregistered',
  'qualified-only': 'qualified-only',
  closed: 'closed',
  'no-tld': 'closed',
} as const;

function judge(view: DelegatedView, domain: ContentDomainView): Verdict {
  const values = {
    zone: view.delegation.zone,
    domain: domain.domain,
    names: listText(domain.names.map(({ name, by }) => fill(RECORD[by], { name }))),
  };
  const rest = {
    subject: { registeredDomain: domain.domain },
    remediation: removeRecord(view.delegation.zone, domain),
    evidence: [...proofOfRecords(view, domain), ...proofOfDomain(view.evidence, domain)],
    // Every resolution of the record leads there, yet none of the zone's own servers is suspect.
    exposure: null,
  };
  const freedom = freedomOf(domain);
  if (freedom.kind === 'free') {
    const { confidence, witnesses } = freedom;
    return found(
      finding(messages, FREE[openTo(domain.evidence)], { ...values, witnesses }, { ...rest, confidence }),
    );
  }
  if (freedom.kind === 'open') return unseen({ reason: freedom.reason, subject: rest.subject });
  const known = knownRegistration(domain);
  if (known.kind === 'unknown') {
    // It is delegated, so it exists; where nobody can be asked, that has to do.
    const { lookup } = domain.evidence;
    return lookup.kind === 'unknown' && lookup.reason === 'no-service' ? SOUND : unseen(known.unknown);
  }
  if (!isEnding(known.registration)) return SOUND;
  const state = stateText(known.registration.state);
  const details = stateDetails(known.registration);
  return found(
    finding(messages, 'ending', { ...values, state, details }, { ...rest, confidence: 'confirmed' }),
  );
}

const WORDS = { mx: 'MX', a: 'A', www: 'www A', txt: 'TXT' } as const;

/** The questions that no server answered: what they would have pointed at is not seen. */
function unanswered(view: DelegatedView): Unknown[] {
  return CONTENT_PURPOSES.filter((purpose) => answersTo(view, purpose).length === 0).flatMap((purpose) =>
    unheard(view, purpose, WORDS[purpose]),
  );
}

const PURPOSES = { mx: ['mx'], cname: ['a', 'www'], spf: ['txt'] } as const;

function proofOfRecords({ delegation: { servers } }: DelegatedView, { names }: ContentDomainView) {
  const purposes = [...new Set(names.flatMap(({ by }) => PURPOSES[by]))];
  return servers.flatMap((server) =>
    purposes.flatMap((purpose) => proofOfProbes(server, server.addresses.slice(0, 1), purpose)),
  );
}
