/** The formats of `lgaudit diff`. Apart from their code, so that the command line starts without loading it. */
export const DIFF_FORMATS = ['text', 'json'] as const;
export type DiffFormat = (typeof DIFF_FORMATS)[number];
