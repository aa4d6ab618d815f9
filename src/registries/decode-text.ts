/**
 * Octets of a WHOIS answer as text, with line ends as `\n`. ISO-2022-JP is known by its escape sequences (RFC 1468),
 * UTF-8 by being valid; anything else is read as Windows-1252, in which every octet is some character.
 */
export function decodeText(octets: Uint8Array): string {
  return decode(octets).replace(/\r\n?/g, '\n');
}

/** JIS X 0208 (both years) and JIS X 0201, as RFC 1468 designates them. */
const ISO_2022_JP_ESCAPES = ['\x1b$@', '\x1b$B', '\x1b(J'];

function decode(octets: Uint8Array): string {
  if (ISO_2022_JP_ESCAPES.some((sequence) => Buffer.from(octets).includes(sequence))) {
    return new TextDecoder('iso-2022-jp').decode(octets);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(octets);
  } catch {
    return new TextDecoder('windows-1252').decode(octets);
  }
}
