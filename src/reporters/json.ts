import { resultSchema } from '../model/schemas/result.js';
import { inFixedOrder } from './report-order.js';
import type { Reporter } from './reporter.js';
import { inOrderOf } from './schema-order.js';

/** JSON result, schemaVersion 1.0: two-space indent, fields in the schema's order, lists sorted. Options change nothing. */
export const renderJson: Reporter = (report) =>
  `${toJsonText(inOrderOf(resultSchema, inFixedOrder(report)), 2)}\n`;

/**
 * JSON in which characters that steer a terminal or hide text (C1 controls, bidi, zero-width) are escaped. It is the
 * same JSON value; JSON itself escapes only U+0000 to U+001F.
 */
export function toJsonText(value: unknown, indent?: number): string {
  return JSON.stringify(value, undefined, indent).replace(HIDDEN, (character) =>
    [...Array(character.length).keys()]
      .map((index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`)
      .join(''),
  );
}

/** Everything but the line ends that `JSON.stringify` itself writes. */
const HIDDEN = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;
