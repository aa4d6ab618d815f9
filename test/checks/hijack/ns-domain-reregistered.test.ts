import { nsDomainReregistered } from '../../../src/checks/hijack/ns-domain-reregistered.js';
import type { Chronology } from '../../../src/derive/chronology/verdict.js';
import { outcomeTable, type Row } from '../outcome-table.js';
import {
  addressAt,
  inside,
  nsDomain,
  OUTSIDE_ADDRESS,
  outside,
  quiet,
  registered,
  unanswered,
  view,
  ZONE,
} from '../view-builder.js';
import { FIRES, LOOKED, NOT_SEEN } from './chronology-samples.js';

const subject = { nameServer: 'ns.example.jp', registeredDomain: 'example.jp' };
const seen = (chronology: Chronology) => view({ domains: [nsDomain({ chronology })] });
const own = (lookup: ReturnType<typeof unanswered>) => ({
  registrations: [nsDomain().evidence, nsDomain({ domain: ZONE, lookup }).evidence],
});

function verdict(
  name: string,
  chronology: Chronology,
  severity: 'critical' | 'high' | 'info',
  confidence: 'confirmed' | 'probable',
): Row {
  return {
    name,
    view: seen(chronology),
    outcome: 'fail',
    findings: [{ message: chronology.verdict, severity, confidence, subject, exposure: 0.5 }],
  };
}

outcomeTable(nsDomainReregistered, [
  { name: 'a domain with a quiet past passes', view: view(), outcome: 'pass' },
  { name: 'a suspicion is another check’s', view: seen(quiet('suspect', { M2: FIRES })), outcome: 'pass' },
  { name: 'so are rogue answers alone', view: seen(quiet('rogue', { S4: FIRES })), outcome: 'pass' },
  verdict('hijacked', quiet('hijacked', { S2: FIRES, S4: FIRES, M4: FIRES }), 'critical', 'confirmed'),
  verdict(
    'by a third party',
    quiet('third-party', { S2: FIRES, M7: FIRES, S3: { kind: 'fires', was: 'suspended', is: 'active' } }),
    'critical',
    'probable',
  ),
  verdict(
    'by whom is not known',
    quiet('owner-unknown', { S2: FIRES, S1: NOT_SEEN, S2b: NOT_SEEN }),
    'high',
    'probable',
  ),
  verdict('by its holder', quiet('same-holder', { S1: FIRES, S2: LOOKED }), 'info', 'probable'),
  {
    name: 'a limited registry tells nothing',
    view: view({ domains: [nsDomain({ lookup: unanswered('rate-limited') })] }),
    outcome: 'cannot-tell',
    unknowns: [{ registeredDomain: 'example.jp' }],
  },
  {
    name: 'another holder, and servers that are silent: they may have given false answers',
    view: view({
      servers: [outside({ addresses: [addressAt(OUTSIDE_ADDRESS, 'unresponsive')] }), inside()],
      domains: [nsDomain({ chronology: quiet('suspect', { M6: FIRES }) })],
    }),
    outcome: 'cannot-tell',
    unknowns: [{ nameServer: 'ns.example.jp' }],
  },
  {
    // About the domain: a finding of an earlier night must not seem resolved.
    name: 'nor does one that keeps the last change of the zone to itself',
    view: view({
      domains: [nsDomain({ chronology: quiet('quiet', { S2: NOT_SEEN }) })],
      evidence: own(unanswered('timeout')),
    }),
    outcome: 'cannot-tell',
    unknowns: [{ registeredDomain: 'example.jp' }],
  },
  {
    name: 'a zone for whose registry there is nobody to ask is compared with what there is',
    view: view({ evidence: own(unanswered('no-service')) }),
    outcome: 'pass',
  },
  {
    name: 'a zone that no registry keeps is compared with what there is',
    view: view({
      domains: [nsDomain({ lookup: registered(), chronology: quiet('quiet', { S2: NOT_SEEN }) })],
    }),
    outcome: 'pass',
  },
]);
