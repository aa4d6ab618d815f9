import { commandsByHand } from '../checks/by-hand.js';
import type { Check } from '../checks/check.js';
import { CHECKS } from '../checks/index.js';
import { DEFAULT_SEVERITIES } from '../checks/severity-profile.js';
import type { CheckExplanation } from '../model/explanation.js';

/** Every check with its texts and default severities, as `explain` and the README's table show them. */
export function explanations(): readonly CheckExplanation[] {
  return CHECKS.map(explanationOf);
}

function explanationOf(check: Check): CheckExplanation {
  const { id, title, why, remedy, references } = check;
  const messages = Object.entries(check.messages).map(([name, text]) => {
    const severity = DEFAULT_SEVERITIES[id]?.[name];
    if (severity === undefined) throw new Error(`no severity for ${id} ${name}`);
    return { name, text, severity };
  });
  return { id, title, why, remedy, references, messages, commands: commandsByHand(id) };
}
