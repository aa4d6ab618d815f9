/** Words of legal form, in the spellings that registries carry. After NFKC, in lower case. */
const LEGAL_FORMS =
  /株式会社|有限会社|合同会社|合資会社|合名会社|\(株\)|\(有\)|(?<![a-z])(co\.?,? ?ltd|company,? limited|co|company|corp|corporation|inc|incorporated|kabushiki ?kaisha|k\.? ?k|ltd|limited|llc|llp|gk|plc|gmbh)(?![a-z])\.?/gu;

/** Texts that stand where a holder's name is withheld: they say nothing about who it is. */
const WITHHELD =
  /privacy|private|proxy|redacted|withheld|protect|not disclosed|masked|gdpr|whois|情報公開代行|非公開|statutory masking/u;

/**
 * Whether two names of holders are the same body, after NFKC and without legal forms, blanks and punctuation.
 * `unknown` where one is missing or withheld.
 */
export function compareHolders(a: string | null, b: string | null): 'same' | 'different' | 'unknown' {
  if (a === null || b === null || isWithheld(a) || isWithheld(b)) return 'unknown';
  const [left, right] = [essence(a), essence(b)];
  if (left === '' || right === '') return 'unknown';
  return left === right ? 'same' : 'different';
}

function isWithheld(name: string): boolean {
  return WITHHELD.test(fold(name));
}

function essence(name: string): string {
  return fold(name)
    .replace(LEGAL_FORMS, ' ')
    .replace(/[\p{P}\p{S}\p{Z}\s]/gu, '');
}

function fold(name: string): string {
  return name.normalize('NFKC').toLowerCase();
}
