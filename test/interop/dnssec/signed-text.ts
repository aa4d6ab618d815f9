/** A record of a signed zone's text: names and types as the signer wrote them, `data` the rest of its line. */
export type RecordLine = { readonly owner: string; readonly type: string; readonly data: string };

/** The text without the records that the test picks. */
export function withoutRecords(text: string, test: (record: RecordLine) => boolean): string {
  return edited(text, (line, record) => (test(record) ? [] : [line]));
}

/** The text with one character changed near the end of the data of the records that the test picks: a key or a signature. */
export function spoilt(text: string, test: (record: RecordLine) => boolean): string {
  return edited(text, (line, record) => {
    if (!test(record)) return [line];
    // ldns writes a comment behind its keys. The last characters of base64 may carry no bits.
    const end = line.replace(/\s*;.*$/, '').trimEnd().length - 9;
    return [`${line.slice(0, end)}${line[end] === 'A' ? 'B' : 'A'}${line.slice(end + 1)}`];
  });
}

function edited(text: string, edit: (line: string, record: RecordLine) => readonly string[]): string {
  const lines = text.split('\n').flatMap((line) => {
    const [, owner, type, data] = /^([^\s;]+)\s+\d+\s+(?:IN\s+)?([A-Z0-9]+)\s+(.*)$/.exec(line) ?? [];
    if (owner === undefined || type === undefined || data === undefined) return [line];
    return edit(line, { owner, type, data });
  });
  return lines.join('\n');
}

/** True for the signature over records of a type. */
export function isSignatureOver(type: string): (record: RecordLine) => boolean {
  return (record) => record.type === 'RRSIG' && record.data.startsWith(`${type} `);
}
