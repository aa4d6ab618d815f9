/** Response codes by name. RFC 1035 section 4.1.1, RFC 2136, RFC 6891, RFC 7873. */
export const RCODE = {
  NOERROR: 0,
  FORMERR: 1,
  SERVFAIL: 2,
  NXDOMAIN: 3,
  NOTIMP: 4,
  REFUSED: 5,
  NOTAUTH: 9,
  BADVERS: 16,
  BADCOOKIE: 23,
} as const;

const NAMES = new Map<number, string>(Object.entries(RCODE).map(([name, code]) => [code, name]));

export function rcodeName(code: number): string {
  return NAMES.get(code) ?? `RCODE${code}`;
}
