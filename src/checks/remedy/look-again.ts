import { message } from '../../model/text.js';

/** The first step where two places differ that take turns to change. */
export const LOOK_AGAIN = message(
  'Run the audit again in an hour: a change may be on its way just now.',
  '1時間後に再度監査してください。ちょうど変更を反映している途中の可能性があります。',
);
