const DIGITS = '0123456789abcdefghijklmnopqrstuv';

/** Octets, as hex, from base32 with the extended hex alphabet, without padding; undefined for anything else. RFC 4648 section 7. */
export function hexFromBase32hex(text: string): string | undefined {
  let bits = 0;
  let value = 0;
  let hex = '';
  for (const char of text.toLowerCase()) {
    const digit = DIGITS.indexOf(char);
    if (digit < 0) return undefined;
    value = ((value << 5) | digit) & 0xfff;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    hex += ((value >> bits) & 0xff).toString(16).padStart(2, '0');
  }
  return hex;
}
