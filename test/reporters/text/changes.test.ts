import { describe, expect, it } from 'vitest';
import { compareReports } from '../../../src/history/compare-reports.js';
import type { DomainReport } from '../../../src/model/report.js';
import { renderDiff } from '../../../src/reporters/diff.js';
import { renderHtml } from '../../../src/reporters/html.js';
import { renderMarkdown } from '../../../src/reporters/markdown.js';
import { renderText } from '../../../src/reporters/text/text.js';
import { found, night, open, rowOf } from '../../history/sample-report.js';

const A = 'a.example.lg.jp';
const GONE = found('gone.jp', 'critical');

function diffOf(before: readonly DomainReport[], after: readonly DomainReport[], lang: 'en' | 'ja' = 'en') {
  const [old, now] = [night('2026-11-01', ...before), night('2026-11-04', ...after)];
  const history = compareReports(old, now);
  return {
    text: renderDiff(history, now.run.startedAt, 'text', { lang }),
    json: JSON.parse(renderDiff(history, now.run.startedAt, 'json', { lang })),
  };
}

describe('a diff', () => {
  it.each<[string, readonly DomainReport[], readonly DomainReport[], RegExp, string]>([
    ['new', [rowOf(A, [])], [rowOf(A, [GONE])], /1 new[\s\S]*\[CRITICAL\] new: a\.example\.lg\.jp/, 'new'],
    ['resolved', [rowOf(A, [GONE])], [rowOf(A, [])], /1 resolved[\s\S]*resolved: a\.example/, 'resolved'],
    ['changed', [rowOf(A, [found('gone.jp', 'low')])], [rowOf(A, [GONE])], /was LOW.*is CRITICAL/, 'changed'],
    [
      'unknown',
      [rowOf(A, [GONE])],
      [rowOf(A, [], [open()])],
      /\[UNKNOWN\][\s\S]*last known critical[\s\S]*last seen 3 days ago.*rate limited/,
      'unknown',
    ],
    ['nothing', [rowOf(A, [GONE])], [rowOf(A, [GONE])], /nothing changed/, 'unchanged'],
  ])('says %s', (_, before, after, expected, list) => {
    const { text, json } = diffOf(before, after);
    expect(text).toMatch(expected);
    expect(json.summary[list]).toBe(1);
    expect(json[list]).toHaveLength(1);
    expect(json.until).toBe('2026-11-04T00:00:00Z');
  });

  it('says it in Japanese', () => {
    expect(diffOf([rowOf(A, [GONE])], [], 'ja').text).toMatch(/確認できず 1件[\s\S]*前回 緊急/);
  });
});

describe('a report with a history', () => {
  const first = night('2026-11-01', rowOf(A, [GONE]));

  it('lists no change twice where everything is new', () => {
    const text = renderText({ ...first, history: compareReports(undefined, first) }, { lang: 'en' });
    expect(text).toContain('First result: 1 new');
    expect(text).not.toContain('new: a.example.lg.jp');
  });

  it('says what has changed since', () => {
    const later = night('2026-11-02', rowOf(A, []));
    const text = renderText({ ...later, history: compareReports(first, later) }, { lang: 'en' });
    expect(text).toContain('resolved: a.example.lg.jp');
  });

  it.each([
    ['html', renderHtml, /<h4>Since 2026-11-01[^<]*: 1 resolved<\/h4>[\s\S]*<li>.*gone\.jp<\/code><br>/],
    [
      'markdown',
      renderMarkdown,
      /^Since 2026-11-01[^\n]*: 1 resolved\n\n- \*\*.* resolved\*\* `a\.example\.lg\.jp`/m,
    ],
  ] as const)('says it in %s too', (_, render, expected) => {
    const later = night('2026-11-02', rowOf(A, []));
    expect(render({ ...later, history: compareReports(first, later) }, { lang: 'en' })).toMatch(expected);
  });

  it.each([
    ['html', renderHtml, 'First result: 1 new</h4>', '<ul class="changes">'],
    ['markdown', renderMarkdown, 'First result: 1 new', '- **'],
  ] as const)('lists no change twice in %s either', (_, render, line, item) => {
    const text = render({ ...first, history: compareReports(undefined, first) }, { lang: 'en' });
    expect(text).toContain(line);
    const [, after = ''] = text.split(line);
    expect(after.slice(0, 40)).not.toContain(item);
  });

  it('counts what is accepted', () => {
    const accepted = { reason: 'moving', owner: 'dns team', expires: '2026-12-31' };
    const report = night('2026-11-02', { ...rowOf(A, []), ignored: [{ ...GONE, accepted }] });
    expect(renderText(report, { lang: 'en' })).toContain('not counted: 1 finding');
  });
});
