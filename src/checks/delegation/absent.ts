import { message } from '../../model/text.js';
import { unreached } from '../applicability.js';
import type { Check } from '../check.js';
import { finding } from '../finding.js';
import { proofOfKeys } from '../proof.js';
import { checkTheName } from '../remedy/name.js';
import { zoneName } from '../zone-name.js';

const messages = {
  absent: message(
    '{name} is not delegated: the zone {enclosing} has no name servers for it.',
    '{name}は委任されていません。上位のゾーン{enclosing}に、この名前の権威DNSサーバーの登録がありません。',
  ),
};

/** The name to audit is not delegated and stands in no zone that is. */
export const absent: Check = {
  id: 'delegation/absent',
  title: message('The name is not delegated', '名前が委任されていません'),
  why: message(
    'Nothing under this name can be reached: no web site, no mail.',
    'この名前のWebサイトやメールは利用できません。',
  ),
  remedy: message(
    'Check the spelling, whether the name is registered, and whether name servers are set for it.',
    'つづり、ドメイン名が登録されていること、権威DNSサーバーが設定されていることを確認してください。',
  ),
  references: ['RFC 1034 section 4.2', 'RFC 2308 section 2'],
  messages,
  needs: 'evidence',
  run: (view) => {
    const { audited } = view.evidence;
    switch (audited.kind) {
      case 'zone':
        return { kind: 'pass' };
      case 'unreached':
        return unreached(view, audited);
      case 'absent': {
        const { enclosing, exchanges } = audited;
        const details = {
          subject: { zone: view.target },
          confidence: 'confirmed' as const,
          remediation: checkTheName(view.target, enclosing),
          evidence: proofOfKeys(view.evidence, exchanges),
          exposure: null,
        };
        const absence = finding(
          messages,
          'absent',
          { name: view.target, enclosing: zoneName(enclosing) },
          details,
        );
        return { kind: 'fail', findings: [absence], unknowns: [] };
      }
    }
  },
};
