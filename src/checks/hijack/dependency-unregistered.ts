import type { DependencyDomainView } from '../../derive/audit-view.js';
import { openTo } from '../../derive/registrants.js';
import { message } from '../../model/text.js';
import type { Check, DelegatedView } from '../check.js';
import {
  dependencyDetails,
  dependencySubject,
  dependencyValues,
  judgeDependencies,
} from '../dependencies.js';
import { finding } from '../finding.js';
import { freedomOf } from '../freedom.js';
import { LEAVE_DEPENDENCY } from '../remedy/dependency.js';
import { found, SOUND, unseen, type Verdict } from '../verdict.js';

const messages = {
  open: message(
    '{zone} depends on {domain}, which is not registered: {witnesses}. A third party can register it. The way: {path}; {share}.',
    '{zone}の名前解決が依存する{domain}は登録されていません（{witnesses}）。第三者が登録できます。依存の経路：{path}。{share}。',
  ),
  'qualified-only': message(
    '{zone} depends on {domain}, which is not registered: {witnesses}. Not everybody can register a name of this kind. The way: {path}; {share}.',
    '{zone}の名前解決が依存する{domain}は登録されていません（{witnesses}）。この種別は誰でも登録できるものではありません。依存の経路：{path}。{share}。',
  ),
  further: message(
    '{zone} depends, over several steps, on {domain}, which is not registered: {witnesses}. The way: {path}; {share}.',
    '{zone}の名前解決が何段階か先で依存する{domain}は登録されていません（{witnesses}）。依存の経路：{path}。{share}。',
  ),
};

/** A domain one or more steps behind the delegation does not exist. */
export const dependencyUnregistered: Check = {
  id: 'hijack/dependency-unregistered',
  title: message(
    'A domain that the name servers depend on is not registered',
    '権威DNSサーバーの名前解決が依存するドメイン名が登録されていません',
  ),
  why: message(
    'To find a name server’s address, a resolver asks the servers of the zone it lives in. Whoever holds one of those can name another address, and so answer for this zone.',
    '権威DNSサーバーのIPアドレスは、その名前が属するゾーンのサーバーから得られます。そのサーバーを支配した者は、別のIPアドレスを返すことで、このゾーンの応答を偽ることができます。',
  ),
  remedy: LEAVE_DEPENDENCY,
  references: ['RFC 9499 section 7', 'https://www.cs.cornell.edu/people/egs/papers/dns-imc05.pdf'],
  messages,
  needs: 'delegation',
  run: (view) => judgeDependencies(view, (domain) => judge(view, domain)),
};

function judge(view: DelegatedView, domain: DependencyDomainView): Verdict {
  const freedom = freedomOf(domain);
  if (freedom.kind === 'taken') return SOUND;
  if (freedom.kind === 'open') return unseen({ reason: freedom.reason, subject: dependencySubject(domain) });
  const nearby = openTo(domain.evidence) === 'open' ? 'open' : 'qualified-only';
  const values = {
    ...dependencyValues(view, domain),
    witnesses: freedom.witnesses,
  };
  return found(
    finding(
      messages,
      domain.hops > 1 ? 'further' : nearby,
      values,
      dependencyDetails(view, domain, freedom.confidence),
    ),
  );
}
