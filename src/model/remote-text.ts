/** Text that came from the network, safe to show: no control, bidi or zero-width characters, bounded length. */
export type RemoteText = string & { readonly __brand: 'RemoteText' };

/** Characters kept of one remote line. Long enough for any registry line seen, short enough for a terminal. */
const MAX_LINE_CHARACTERS = 500;

// Controls, formats (bidi, zero-width, soft hyphen, BOM, tags), line and paragraph separators, and whatever else
// Unicode says is ignored when shown: variation selectors, fillers, joiners.
const UNSAFE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/** One line of remote text. Each unsafe character becomes a blank, so that words do not run together. */
export function remoteLine(text: string, maxCharacters = MAX_LINE_CHARACTERS): RemoteText {
  const clean = text.toWellFormed().replace(UNSAFE, ' ').replace(/ {2,}/g, ' ').trim();
  const characters = [...clean];
  return (
    characters.length > maxCharacters ? `${characters.slice(0, maxCharacters - 1).join('')}…` : clean
  ) as RemoteText;
}

/** Several lines of remote text: line ends kept as `\n`, each line cleaned, blanks kept, at most `maxLines`. */
export function remoteLines(text: string, maxLines: number): RemoteText {
  return text
    .toWellFormed()
    .split(/\r\n|\r|\n/)
    .slice(0, maxLines)
    .map((line) => line.replace(UNSAFE, ' ').trimEnd().slice(0, MAX_LINE_CHARACTERS))
    .join('\n') as RemoteText;
}
