/** The TXT records of a name that are SPF policies, as text. RFC 7208 sections 3.3 and 4.5. */
export function spfPolicies(strings: readonly (readonly Uint8Array[])[]): string[] {
  return strings
    .map((parts) => Buffer.concat(parts).toString('latin1'))
    .filter((text) => /^v=spf1( |$)/i.test(text));
}

const MECHANISM = new RegExp(
  `^[+?~-]?(${[
    'all',
    '(include|exists):[^\\s:]+',
    '(a|mx|ptr)(:[^\\s/:]+)?(/\\d{1,2})?(//\\d{1,3})?',
    'ip4:\\d{1,3}(\\.\\d{1,3}){3}(/\\d{1,2})?',
    'ip6:[0-9a-f:.]+(/\\d{1,3})?',
  ].join('|')})$`,
  'i',
);

/** `redirect=`, `exp=` and modifiers nobody knows yet, which are to be passed over. RFC 7208 section 6. */
const MODIFIER = /^[a-z][a-z0-9._-]*=\S*$/i;

/** The terms of a policy that no rule of RFC 7208 section 12 reads. A mail server then answers "permerror". */
export function unreadableSpfTerms(policy: string): string[] {
  return policy
    .split(/ +/)
    .slice(1)
    .filter((term) => term !== '' && !MECHANISM.test(term) && !MODIFIER.test(term));
}
