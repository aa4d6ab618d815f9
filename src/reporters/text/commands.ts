import { columnsOf } from './columns.js';
import { wrap } from './layout.js';
import { inset, type Page, say } from './page.js';
import { HEADINGS } from './words.js';

/** Columns of ` \`, which tells the shell that the command goes on in the next line. */
const CONTINUED = ' \\';

/**
 * Commands under their heading, ready to be pasted, also where one takes several lines; none without commands. No word is
 * cut, whatever the width: it would be another command.
 */
export function commandLines(page: Page, commands: readonly string[]): string[] {
  if (commands.length === 0) return [];
  return [
    page.palette.strong(say(page, HEADINGS.byHand)),
    ...inset(page, 2, (body) =>
      commands.flatMap((command) => {
        const longest = Math.max(...command.split(' ').map(columnsOf));
        const lines = wrap(command, Math.max(longest, body.width - CONTINUED.length));
        return lines.map((line, index) => (index === lines.length - 1 ? line : `${line}${CONTINUED}`));
      }),
    ),
  ];
}
