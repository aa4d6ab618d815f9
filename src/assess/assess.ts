import { evaluate } from '../checks/evaluate.js';
import { CHECKS } from '../checks/index.js';
import { deriveView } from '../derive/derive-view.js';
import type { Evidence } from '../model/evidence.js';
import type { DomainReport } from '../model/report.js';
import { domainReport, type Weighing } from './domain-report.js';

/** From the evidence of one name to its row. Pure: the same evidence, weighed alike, gives the same row. */
export function assess(evidence: Evidence, weighing: Weighing): DomainReport {
  const view = deriveView(evidence, weighing.expectedHolders);
  return domainReport(view, evaluate(view, CHECKS), weighing);
}
