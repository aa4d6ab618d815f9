import type { RecordOf } from '../dns/rr.js';
import type { DelegatedView } from './check.js';
import { answersTo, type ZoneAnswer } from './zone-answers.js';

/** The zone's SOA record as each address gives it with authority. */
export function soaRecords(view: DelegatedView): (ZoneAnswer & { readonly soa: RecordOf<'SOA'> })[] {
  return answersTo(view, 'soa').flatMap((seen) => {
    const soa = seen.answer.records.find((rr): rr is RecordOf<'SOA'> => rr.type === 'SOA');
    return soa === undefined ? [] : [{ ...seen, soa }];
  });
}
