import type { AddressView, ServerView } from '../derive/observed-servers.js';
import type { ProbePurpose } from '../model/evidence.js';
import type { Finding } from '../model/finding.js';
import { listText, type Text } from '../model/text.js';
import { addressesIn, unseenOf } from './address-states.js';
import type { DelegatedView } from './check.js';
import { proofOfProbes } from './proof.js';
import { askHostOperator } from './remedy/zone-operator.js';
import type { Verdict } from './verdict.js';

type Fault = {
  readonly isFaulty: (address: AddressView) => boolean;
  /** The questions that show it. */
  readonly purposes: readonly ProbePurpose[];
  /** What the server's operator is to do. */
  readonly step: Text;
  /** Puts the check's message to it. */
  readonly tell: (
    values: { readonly host: string; readonly addresses: Text },
    details: Omit<Finding, 'message' | 'values'>,
  ) => Finding;
};

/** Reports the addresses of a serving name server whose software errs in one way, and what could not be seen. */
export function judgeSoftware(view: DelegatedView, server: ServerView, fault: Fault): Verdict {
  const { host } = server;
  const unknowns = unseenOf(view, server);
  const faulty = addressesIn(server, 'answers').filter(fault.isFaulty);
  if (faulty.length === 0) return { findings: [], unknowns };
  const told = fault.tell(
    { host, addresses: listText(faulty.map(({ address }) => address)) },
    {
      subject: { nameServer: host },
      confidence: 'confirmed',
      remediation: [askHostOperator(host, fault.step)],
      evidence: fault.purposes.flatMap((purpose) => proofOfProbes(server, faulty, purpose)),
      exposure: null,
    },
  );
  return { findings: [told], unknowns };
}
