import { type Health, SIGNS } from './delegation-words.js';
import { type Paint, plain, type Span, span } from './layout.js';
import type { Page } from './page.js';

/** `! example.jp: not registered`: the sign of its health, what it is about, and how that is. */
export function signedLine(page: Page, health: Health, about: Span, state: string): Span[] {
  const paint = paintOf(page, health);
  // Health stays quiet: only what needs a look is coloured as a whole.
  const separator = about.text === '' ? '' : ': ';
  return [
    span(`${SIGNS[health]} `, paint),
    about,
    span(separator),
    span(state, health === 'good' ? plain : paint),
  ];
}

function paintOf({ palette }: Page, health: Health): Paint {
  switch (health) {
    case 'good':
      return palette.good;
    case 'bad':
      return palette.bad;
    case 'unknown':
      return palette.unknown;
  }
}
