import type { Question } from '../dns/message.js';
import { type DomainName, labelCount, lastLabels } from '../dns/name.js';
import { isRegistryName } from '../dns/public-suffix.js';
import { FAILURE_KINDS } from '../model/exchange.js';
import { hiddenCut } from './hidden-cut.js';
import type { Found, NotFound } from './resolution.js';
import { type Cut, findCut, type Scope, storeCut } from './scope.js';

/**
 * The names between `zone` and `name` under which a registry may register names, topmost first: for
 * `city.example.lg.jp` below the root, `jp` and `lg.jp`. Each may be a zone of its own, or just a name in the zone above.
 */
function* registryNamesBetween(zone: DomainName, name: DomainName): Generator<DomainName> {
  for (let count = labelCount(zone) + 1; count < labelCount(name); count++) {
    const step = lastLabels(name, count);
    if (isRegistryName(step)) yield step;
  }
}

/**
 * Finds the zones of registries on the way to a name that no referral shows, because one server serves parent and child:
 * the server then refers from the child at once, and the zone in between stays unseen. One question a registry name and
 * run; that there is no cut is remembered too. Returns the deepest zone found, or why the way ends before it: where no
 * server says a word, the next question would meet the same silence.
 */
export async function findRegistryCuts(
  from: Cut,
  name: DomainName,
  scope: Scope,
  ask: (cut: Cut, question: Question) => Promise<Found | NotFound>,
): Promise<Cut | NotFound> {
  let cut = from;
  for (const step of registryNamesBetween(from.zone, name)) {
    const known = findCut(scope, step);
    if (known !== undefined) {
      cut = known;
    } else if (!scope.shared.uncut.has(step)) {
      const found = await findCutAt(step, cut, scope, ask);
      if (found !== undefined && 'kind' in found) return found;
      cut = found ?? cut;
    }
  }
  return cut;
}

async function findCutAt(
  step: DomainName,
  above: Cut,
  scope: Scope,
  ask: (cut: Cut, question: Question) => Promise<Found | NotFound>,
): Promise<Cut | NotFound | undefined> {
  const result = await ask(above, { name: step, type: 'NS' });
  if (result.kind === 'failed') return saidNothing(result) ? result : undefined;
  const cut = cutFrom(step, above, result);
  if (cut === undefined) scope.shared.uncut.add(step);
  else storeCut(scope, cut);
  return cut;
}

/** A response code is a word: another question may get another one. */
function saidNothing({ failure }: NotFound): boolean {
  return (
    failure.kind !== 'no-answer' ||
    failure.failures.every((word) => FAILURE_KINDS.some((kind) => kind === word))
  );
}

function cutFrom(step: DomainName, above: Cut, { response, exchange, message }: Found): Cut | undefined {
  if (response.kind === 'referral' && response.cut === step) {
    const { nameServers, glue } = response;
    return { zone: step, parent: above.zone, nameServers, glue, referral: exchange };
  }
  return response.kind === 'answer' ? hiddenCut(step, above.zone, { exchange, message }) : undefined;
}
