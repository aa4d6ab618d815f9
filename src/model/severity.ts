/** How bad: worst first. */
export const SEVERITIES = ['critical', 'high', 'medium', 'low', 'info'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** How sure: surest first. */
export const CONFIDENCES = ['confirmed', 'probable', 'possible'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

export function compareSeverity(a: Severity, b: Severity): number {
  return SEVERITIES.indexOf(a) - SEVERITIES.indexOf(b);
}

/** The least that is shown. */
export type Levels = { readonly minSeverity: Severity; readonly minConfidence: Confidence };

/** Whether a finding is as bad and as sure as that. */
export function reaches(
  { severity, confidence }: { readonly severity: Severity; readonly confidence: Confidence },
  { minSeverity, minConfidence }: Levels,
): boolean {
  return (
    isAtLeast(severity, minSeverity) && CONFIDENCES.indexOf(confidence) <= CONFIDENCES.indexOf(minConfidence)
  );
}

export function isAtLeast(severity: Severity, threshold: Severity): boolean {
  return compareSeverity(severity, threshold) <= 0;
}
