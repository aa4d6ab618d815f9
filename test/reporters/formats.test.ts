import { describe, expect, it } from 'vitest';
import { compareReports } from '../../src/history/compare-reports.js';
import type { DomainReport, Report } from '../../src/model/report.js';
import { FORMAT_NAMES, type FormatName, REPORTERS } from '../../src/reporters/index.js';
import type { Reporter } from '../../src/reporters/reporter.js';
import { expectGolden } from './golden.js';
import { SAMPLE_REPORTS } from './sample-reports.js';

const reporters = Object.fromEntries(
  await Promise.all(FORMAT_NAMES.map(async (format) => [format, await REPORTERS[format]()])),
) as Readonly<Record<FormatName, Reporter>>;
const several: Report = SAMPLE_REPORTS['several-domains'];
const findings = several.domains.flatMap((row) => row.findings);
const unknowns = several.domains.flatMap((row) => row.unknowns);

/** The sample with one text in every place where a remote side may have a say. */
function hostile(text: string): Report {
  const both = { en: text, ja: text };
  const domains = several.domains.map(
    (row): DomainReport => ({
      ...row,
      findings: row.findings.map((one) => ({
        ...one,
        message: both,
        subject: { nameServer: text },
        remediation: { en: [text], ja: [text] },
      })),
      unknowns: row.unknowns.map((one) => ({
        ...one,
        reason: text,
        reasonText: both,
        subject: { zone: text },
      })),
    }),
  );
  return { ...several, domains };
}

describe.each(FORMAT_NAMES)('%s', (format) => {
  const render = (report: Report, lang: 'en' | 'ja' = 'en') => reporters[format](report, { lang });

  it('is the same for the same facts in another order, and ends in a line end', () => {
    const told = compareReports(undefined, several).findings;
    const history = { since: '2026-11-01T00:00:00Z', findings: told };
    const turned = [...several.domains].reverse();
    const text = render({ ...several, history });
    expect(told.length).toBeGreaterThan(1);
    expect(
      render({ ...several, domains: turned, history: { ...history, findings: [...told].reverse() } }),
    ).toBe(text);
    expect(text.endsWith('\n')).toBe(true);
  });

  it('says in both languages what is wrong', () => {
    const [finding] = findings;
    const quoted = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '');
    for (const lang of ['en', 'ja'] as const) {
      const said = quoted(render(several, lang).replace(/\\u[0-9a-f]{4}/g, ''));
      expect(said).toContain(quoted(finding?.id ?? ''));
      expect(said).toContain(quoted(finding?.message[lang] ?? 'no finding'));
    }
  });

  it('lets nothing through that a terminal or a reader would obey', () => {
    const text = render(hostile('a\u001b[31mb\u202ec\u200bd\u0007'));
    expect(text.replace(/^\uFEFF/, '')).not.toMatch(/(?![\t\n\r])[\p{Cc}\p{Cf}]/u);
  });
});

describe('csv', () => {
  const rowsOf = (text: string) => text.trimEnd().split('\r\n');

  it('has a line a finding, an open question and a clean name, as wide as its head', () => {
    const clean = several.domains.filter(({ status }) => status === 'clean');
    const rows = rowsOf(reporters.csv(several, { lang: 'en' }));
    expect(rows).toHaveLength(1 + findings.length + unknowns.length + clean.length);
    const columns = rows[0]?.split(',').length;
    for (const row of rows) expect(fieldsOf(row)).toHaveLength(columns ?? 0);
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '＝1', '＋1', '－1', '＠x', ' =1', '|x', '"=1"'])(
    'makes no formula of %s',
    (text) => {
      for (const row of rowsOf(reporters.csv(hostile(text), { lang: 'en' })))
        for (const field of fieldsOf(row)) expect(field).not.toMatch(/^\s*[=+\-@|＝＋－＠]/);
    },
  );

  it('keeps commas and quotes inside their field', () => {
    const rows = rowsOf(reporters.csv(hostile('a,"b",c'), { lang: 'en' }));
    expect(rows.some((row) => fieldsOf(row).includes('a,"b",c'))).toBe(true);
  });
});

describe('github', () => {
  it('is one command a line, whatever the text', () => {
    const text = reporters.github(hostile('x\r\n::error::y %0A ::stop-commands::z'), { lang: 'en' });
    const lines = text.trimEnd().split('\n');
    const doubted = several.domains.filter((one) => one.unknowns.length > 0);
    expect(lines).toHaveLength(findings.length + doubted.length);
    for (const line of lines) {
      expect(line).toMatch(/^::(error|warning|notice) title=[^:,]*::/);
      expect(line).not.toMatch(/%0A/);
    }
  });
});

describe('text, in the log of a CI run', () => {
  it('commands nothing, wherever a line is broken', () => {
    // A word longer than a line is cut: at some length the command begins a line.
    for (let length = 0; length < 80; length++) {
      const told = `${'a'.repeat(length)}::error title=x::y ##[error]z`;
      const text = reporters.text(hostile(told), { lang: 'en' });
      expect(text).toContain('title=x');
      expect(text).not.toMatch(/^\s*::[a-z-]+( .*)?::|##\[/m);
    }
  });

  it('shows an IPv6 address as it is', () => {
    expect(reporters.text(hostile('::ffff:192.0.2.1 and ::1'), { lang: 'en' })).toContain(
      '::ffff:192.0.2.1 and ::1',
    );
  });
});

describe('github, of an IPv6 address', () => {
  it('shows it as it is: the runner reads no more of a line than its first command', () => {
    const text = reporters.github(hostile('2001:db8::1 is silent'), { lang: 'en' });
    for (const line of text.trimEnd().split('\n'))
      expect(line).toMatch(/::(could not tell: )?2001:db8::1 is silent$/);
  });
});

describe('github, of many findings', () => {
  const [row] = several.domains.filter((one) => one.findings.length > 0);
  const many = (count: number): Report => {
    const domains = Array.from({ length: count }, (_, at) => ({
      ...(row as DomainReport),
      domain: `city${at}.example.lg.jp`,
      // The one that matters most comes last by name.
      findings: (row as DomainReport).findings.slice(0, 1).map((one) => ({
        ...one,
        severity: at === count - 1 ? ('critical' as const) : ('high' as const),
      })),
      unknowns: [],
    }));
    return { ...several, domains };
  };
  const linesOf = (report: Report) => reporters.github(report, { lang: 'en' }).trimEnd().split('\n');

  it('puts the worst first, and says where GitHub shows less than all', () => {
    const [note, worst, ...others] = linesOf(many(9 + 2));
    expect(note).toMatch(/^::notice title=lgaudit::.*all 11/);
    expect(worst).toContain('city10.example.lg.jp');
    expect(others).toHaveLength(10);
  });

  it('gives a reason once a name, however many checks wait for the answer', () => {
    const [one] = unknowns;
    const open = ['zone/spf', 'zone/mx-name', 'lgjp/no-caa'].map((check) => ({ ...one, check }));
    const report = { ...several, domains: [{ ...row, findings: [], unknowns: open } as DomainReport] };
    const lines = linesOf(report);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^::warning title=[^:]* lgjp\/no-caa and 2 more::could not tell: /);
  });

  it('says nothing of that where GitHub shows all', () => {
    expect(linesOf(many(10))).toHaveLength(10);
  });
});

describe.each(['junit', 'html'] as const)('%s', (format) => {
  it('is well formed, whatever the text', () => {
    const text = reporters[format](hostile(`]]><script>alert(1)</script>"'&amp;<!--`), { lang: 'ja' });
    expect(openTags(text)).toEqual([]);
    expect(text).not.toContain('<script');
  });
});

describe('junit', () => {
  it('counts what it holds, and an open question is never passed or skipped', () => {
    const text = reporters.junit(several, { lang: 'en' });
    expect(text).toContain(`failures="${findings.length}" errors="${unknowns.length}">`);
    expect(text.match(/<failure /g) ?? []).toHaveLength(findings.length);
    expect(text.match(/<error /g) ?? []).toHaveLength(unknowns.length);
    expect(text).not.toContain('<skipped');
  });
});

describe('html', () => {
  it('asks for nothing from outside', () => {
    const text = reporters.html(several, { lang: 'en' });
    expect(text).toContain("default-src 'none'");
    expect(text).not.toMatch(/\b(src|href|url)\s*[=(](?!"#name-\d+")/i);
  });
});

describe('html, of a name with findings and open questions', () => {
  it('says at its head that there are open ones', () => {
    const open = unknowns.slice(0, 2);
    const found = several.domains.filter((row) => row.findings.length > 0).slice(0, 1);
    const report = { ...several, domains: found.map((row) => ({ ...row, unknowns: open })) };
    expect(reporters.html(report, { lang: 'en' })).toMatch(/<p class="faint">[^<]*2 open questions/);
  });
});

describe('html, whole', () => {
  it.each(['en', 'ja'] as const)('in %s', (lang) =>
    expectGolden(`html/several-domains.${lang}.html`, reporters.html(several, { lang })),
  );
});

describe('html, of one finding', () => {
  const text = reporters.html(several, { lang: 'en' });
  const proofs = findings.flatMap(({ evidence }) => evidence);

  it('folds the evidence away, all of it, with the commands that show it', () => {
    expect(proofs.length).toBeGreaterThan(0);
    expect(text.match(/<time>/g)).toHaveLength(proofs.length);
    expect(text).toMatch(/<pre>dig \+norecurse @/);
    expect(text.match(/<details>/g)).toHaveLength(findings.length);
  });

  it('leads from its table to a section for each name that is not clean', () => {
    const wanted = [...text.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
    expect(wanted).toHaveLength(several.domains.filter(({ status }) => status !== 'clean').length);
    for (const id of wanted) expect(text).toContain(`<section id="${id}">`);
  });
});

describe('markdown', () => {
  it.each([
    ['a tag', '<img src=x onerror=y>', /<img/],
    ['a link', '[x](javascript:y)', /(?<!\\)\[x(?<!\\)\]\(/],
    ['an image', '![x](https://example.jp/x.png)', /(?<!\\)!\[/],
    ['a mention', '@example-team', /@example/],
    ['an automatic link', 'https://example.jp/', /https:\/\//],
    ['an automatic link behind a sign', '_https://example.jp/', /https:\/\//],
    ['an automatic link without a scheme', '_www.example.jp', /www\./],
    ['an open code span', '`x', /[^\\`]`x`?[^`]*$/],
  ])('makes no %s', (_, text, pattern) => {
    const lines = reporters.markdown(hostile(text), { lang: 'en' }).split('\n');
    // Inside a code span everything is plain.
    const outside = lines.map((line) => line.replace(/`[^`]*`/g, ''));
    expect(outside.filter((line) => pattern.test(line))).toEqual([]);
  });
});

describe('sarif', () => {
  const sarif = JSON.parse(reporters.sarif(several, { lang: 'en' }));

  it('has what SARIF 2.1.0 requires', () => {
    expect(sarif.version).toBe('2.1.0');
    const [run] = sarif.runs;
    expect(run.tool.driver.name).toBe('lgaudit');
    const ids = run.tool.driver.rules.map(({ id }: { id: string }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(run.results).toHaveLength(findings.length + unknowns.length);
    for (const result of run.results) {
      expect(ids[result.ruleIndex]).toBe(result.ruleId);
      expect(result.message.text).toMatch(/\S/);
      // Section 3.27.9: where kind is not "fail", level is "none".
      expect(result.level === 'none').toBe(result.kind !== 'fail');
      const [{ physicalLocation, logicalLocations }] = result.locations;
      const { pathname } = new URL(physicalLocation.artifactLocation.uri, 'https://example.jp/');
      expect(decodeURIComponent(pathname)).toBe(`/${logicalLocations[0].fullyQualifiedName}`);
    }
  });

  it('gives code scanning the severity of each rule, the worst of its results', () => {
    const scored = sarif.runs[0].tool.driver.rules.filter(({ properties }: Rule) => properties !== undefined);
    expect(scored).toHaveLength(new Set(findings.map(({ id }) => id)).size);
    for (const { id, properties } of scored as Rule[]) {
      const results = sarif.runs[0].results.filter((one: { ruleId: string }) => one.ruleId === id);
      const scores = results.flatMap((one: Partial<Rule>) =>
        Number(one.properties?.['security-severity'] ?? 0),
      );
      expect(Number(properties?.['security-severity'])).toBe(Math.max(...scores));
      expect(properties?.tags).toContain('security');
    }
  });

  it('suppresses what was accepted', () => {
    const [row] = several.domains.filter((one) => one.findings.length > 0);
    const accepted = { reason: 'moving', owner: 'dns team', expires: '2026-12-31' };
    const ignored = row?.findings.map((one) => ({ ...one, accepted })) ?? [];
    const domains = [{ ...(row as DomainReport), findings: [], ignored }];
    const { results } = JSON.parse(reporters.sarif({ ...several, domains }, { lang: 'en' })).runs[0];
    expect(results[0].suppressions).toEqual([{ kind: 'external', justification: 'dns team: moving' }]);
  });
});

describe.each(['text', 'html', 'markdown'] as const)('%s, of accepted findings', (format) => {
  const accepted = { reason: 'moving', owner: 'dns team', expires: '2026-12-31' };
  const domains = several.domains.map((row) => ({
    ...row,
    findings: [],
    ignored: row.findings.map((one) => ({ ...one, accepted })),
  }));

  it.each([
    ['en', `not counted: ${findings.length} findings`],
    ['ja', `含めない検出: ${findings.length}件`],
  ] as const)('says in %s that there are some', (lang, said) => {
    const text = reporters[format]({ ...several, domains }, { lang });
    expect(text.replace(/\s+/g, ' ')).toContain(said);
    expect(reporters[format](several, { lang })).not.toMatch(/not counted|含めない/);
  });
});

describe('tickets', () => {
  it('has one a finding, each with a key of its own', () => {
    const tickets = JSON.parse(reporters.tickets(several, { lang: 'ja' }));
    const keys = tickets.map(({ key }: { key: string }) => key);
    expect(keys.sort()).toEqual(findings.map(({ fingerprint }) => fingerprint).sort());
  });
});

type Rule = {
  readonly id: string;
  readonly properties?: { readonly 'security-severity': string; readonly tags: readonly string[] };
};

/** The fields of one line of CSV, RFC 4180. */
function fieldsOf(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,"]*))(?=,|$)/g)].map(
    ([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? '',
  );
}

/** The tags still open at the end; throws where one is closed that is not open, or a `<` begins no tag. */
function openTags(text: string): string[] {
  const open: string[] = [];
  const empty = new Set(['meta', 'br', '!DOCTYPE', '?xml']);
  for (const [tag, end, name = '', , closed] of text.matchAll(
    /<(\/?)([!?\w]+)((?:\s+[\w:-]+(?:="[^"<]*")?)*)\s*([/?]?)>|</g,
  )) {
    if (tag === '<') throw new Error('a "<" that begins no tag');
    if (end === '/') expect(open.pop()).toBe(name);
    else if (closed === '' && !empty.has(name)) open.push(name);
  }
  return open;
}
