import type { Finding } from '../model/finding.js';
import type { Text } from '../model/text.js';
import type { DelegatedView } from './check.js';
import { askZoneOperator } from './remedy/zone-operator.js';
import { proofOfAnswers, type ZoneAnswer } from './zone-answers.js';

/**
 * What every finding on the zone's own data carries beside its message. `step`: what its operator is to do. `shown`: the
 * answers that show the fault.
 */
export function zoneFault(
  view: DelegatedView,
  step: Text,
  shown: readonly ZoneAnswer[],
): Omit<Finding, 'message' | 'values'> {
  return {
    subject: { zone: view.delegation.zone },
    confidence: 'confirmed',
    remediation: [askZoneOperator(view, step)],
    evidence: proofOfAnswers(shown),
    exposure: null,
  };
}
