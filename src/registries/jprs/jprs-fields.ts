/** The fields of a JPRS answer that we read, under one name for all forms and languages. */
export type JprsField =
  | 'domain'
  | 'nameServer'
  | 'state'
  | 'lock'
  | 'createdAt'
  | 'expiresAt'
  | 'updatedAt'
  | 'registrantEn'
  | 'registrantJa'
  | 'other';

/** One field as it stands: `label` as the registry wrote it, `value` with its continuation lines joined by a blank. */
export type JprsEntry = { readonly field: JprsField; readonly label: string; readonly value: string };

export type JprsText = {
  /** The fields, in order. */
  readonly entries: readonly JprsEntry[];
  /** Lines that are neither banner nor field: `No match!!`, limits, pointers to other servers. */
  readonly lines: readonly string[];
};

/**
 * Takes an answer apart. Banner lines (`[ JPRS database ... ]`) have a blank after the bracket and are dropped; fields
 * are `[Label]  value`, in the organizational form behind `a. ` to `y. `; lines indented by 20 blanks or more continue
 * the field above. The fields of contacts are `other`: they are persons, and no finding rests on them.
 * Source: https://jprs.jp/about/dom-search/jprs-whois/whois-guide-view.html
 */
export function splitJprsText(text: string): JprsText {
  const entries: JprsEntry[] = [];
  const lines: string[] = [];
  for (const line of text.split('\n')) {
    if (/^\[\s/.test(line) || /^(Domain|Contact) Information:/.test(line) || line.trim() === '') continue;
    const field = /^(?:[a-z]\. ?)?\[([^\]]+)\](.*)$/.exec(line);
    const above = entries.at(-1);
    if (field !== null) {
      const label = (field[1] as string).trim();
      entries.push({
        field: FIELD_BY_LABEL.get(label) ?? 'other',
        label,
        value: (field[2] as string).trim(),
      });
    } else if (/^\s{20}/.test(line) && above !== undefined) {
      entries[entries.length - 1] = { ...above, value: `${above.value} ${line.trim()}`.trim() };
    } else {
      lines.push(line.trim());
    }
  }
  return { entries, lines };
}

const LABELS: { readonly [F in Exclude<JprsField, 'other'>]: readonly string[] } = {
  domain: ['Domain Name', 'ドメイン名'],
  nameServer: ['Name Server', 'ネームサーバ', 'ネームサーバー'],
  state: ['Status', 'State', '状態'],
  lock: ['Lock Status', 'ロック状態'],
  createdAt: ['Created on', 'Registered Date', '登録年月日'],
  expiresAt: ['Expires on', '有効期限'],
  updatedAt: ['Last Updated', 'Last Update', '最終更新'],
  registrantEn: ['Registrant', 'Organization', 'Network Service Name'],
  registrantJa: ['登録者名', '組織名', 'ネットワークサービス名'],
};

const FIELD_BY_LABEL = new Map<string, JprsField>(
  Object.entries(LABELS).flatMap(([field, labels]) =>
    labels.map((label) => [label, field as JprsField] as const),
  ),
);
