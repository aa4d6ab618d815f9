import type { CheckExplanation } from '../model/explanation.js';
import type { SeverityOrOff } from '../model/finding.js';
import { SEVERITIES } from '../model/severity.js';

/** Every severity that a check can report, worst first, each once; `off` last. */
export function severitiesOf(check: CheckExplanation): SeverityOrOff[] {
  const present = new Set(check.messages.map((message) => message.severity));
  return [...SEVERITIES, 'off' as const].filter((severity) => present.has(severity));
}
