import type { Lang } from '../../model/text.js';
import { renderCatalogue, renderExplanation } from '../../reporters/explain.js';
import { EXIT } from '../exit-code.js';
import { explanations } from '../explanations.js';
import { colorLevel, type Io, localeLang } from '../io.js';
import { UsageError } from '../usage-error.js';

export type ExplainOptions = { readonly lang?: Lang; readonly color?: boolean };

/** `lgaudit explain [ID]`: one check, or the catalogue. Returns the exit code. */
export function explain(id: string | undefined, options: ExplainOptions, io: Io): number {
  const all = explanations();
  const show = {
    lang: options.lang ?? localeLang(io.env),
    colorLevel: colorLevel(io, io.out, options.color),
    ...(io.out.columns === undefined ? {} : { width: io.out.columns }),
  };
  if (id === undefined) {
    io.out.write(renderCatalogue(all, show));
    return EXIT.clean;
  }
  const wanted = all.find((check) => check.id === id) ?? all.find((check) => check.id.endsWith(`/${id}`));
  if (wanted === undefined)
    throw new UsageError(`explain ${id}: there is no such check; "lgaudit explain" lists them`);
  io.out.write(renderExplanation(wanted, show));
  return EXIT.clean;
}
