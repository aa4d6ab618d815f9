import type { DomainReport } from '../model/report.js';
import type { Lang } from '../model/text.js';
import { inFixedOrder } from './report-order.js';
import type { Reporter } from './reporter.js';
import { subjectName } from './subject-name.js';
import { safeText } from './text/safe-report.js';
import { xmlText } from './xml-text.js';

/**
 * JUnit's XML as CI systems read it: a suite a name, a failed test a finding, a test in error an open question (never a
 * passed or skipped one), and one passed test where a name is clean. Structure: the Jenkins xunit schema, junit-10.xsd.
 */
export const renderJunit: Reporter = (report, { lang }) => {
  const { domains } = safeText(inFixedOrder(report));
  const failures = domains.reduce((sum, row) => sum + row.findings.length, 0);
  const errors = domains.reduce((sum, row) => sum + row.unknowns.length, 0);
  const tests = domains.reduce((sum, row) => sum + testsIn(row), 0);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="lgaudit" tests="${tests}" failures="${failures}" errors="${errors}">`,
    ...domains.flatMap((row) => suite(row, lang)),
    '</testsuites>',
    '',
  ].join('\n');
};

function testsIn({ findings, unknowns }: DomainReport): number {
  return Math.max(1, findings.length + unknowns.length);
}

function suite(row: DomainReport, lang: Lang): string[] {
  const { domain, findings, unknowns, collectedAt } = row;
  const at = collectedAt.replace(/(\.\d+)?Z$/, '');
  const counts = `tests="${testsIn(row)}" failures="${findings.length}" errors="${unknowns.length}"`;
  const tests = [
    ...findings.map((one) =>
      test(domain, `${one.id} ${subjectName(one.subject)}`, [
        `      <failure type="${xmlText(one.severity)}" message="${xmlText(one.message[lang])}">${xmlText(
          one.remediation[lang].join('\n'),
        )}</failure>`,
      ]),
    ),
    ...unknowns.map((one) =>
      test(domain, `${one.check} ${subjectName(one.subject)}`, [
        `      <error type="unknown" message="${xmlText(one.reasonText[lang])}"/>`,
      ]),
    ),
  ];
  return [
    `  <testsuite name="${xmlText(domain)}" ${counts} timestamp="${xmlText(at)}">`,
    ...(tests.length > 0 ? tests.flat() : test(domain, 'clean', [])),
    '  </testsuite>',
  ];
}

function test(domain: string, name: string, inner: readonly string[]): string[] {
  const open = `    <testcase classname="${xmlText(domain)}" name="${xmlText(name.trim())}"`;
  return inner.length === 0 ? [`${open}/>`] : [`${open}>`, ...inner, '    </testcase>'];
}
