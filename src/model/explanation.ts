import type { CheckId, SeverityOrOff } from './finding.js';
import type { Text } from './text.js';

/** What is known of a check without running it: its own metadata, and its severities from the profile in force. */
export type CheckExplanation = {
  readonly id: CheckId;
  readonly title: Text;
  readonly why: Text;
  readonly remedy: Text;
  /** RFCs and pages, with sections. */
  readonly references: readonly string[];
  /** Commands that show the same by hand; words in capitals are to be filled in. */
  readonly commands?: readonly string[];
  /** One entry per way to fail. `text` still has its `{placeholders}`. */
  readonly messages: readonly {
    readonly name: string;
    readonly text: Text;
    readonly severity: SeverityOrOff;
  }[];
};
