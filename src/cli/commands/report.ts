import { resolve } from 'node:path';
import { type CommonOptions, readCommonOptions } from '../common-options.js';
import { exitCodeOf } from '../exit-code.js';
import type { Io } from '../io.js';
import { leaveOut } from '../leave-out.js';
import { planOutputs, writeOutputs } from '../output.js';
import { readResult } from '../result-files.js';

/** `lgaudit report RESULT`: a saved result in another format. Returns the exit code. */
export async function report(file: string, options: CommonOptions, io: Io): Promise<number> {
  const common = readCommonOptions(options, io);
  const plans = planOutputs(options.format, options.output);
  const result = leaveOut(readResult(resolve(io.cwd, file)), common.weighing);
  await writeOutputs(result, plans, common.show, io);
  return exitCodeOf(result.summary, common.failOn, options.minCoverage);
}
