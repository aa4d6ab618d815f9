import { execFileSync } from 'node:child_process';

/**
 * Why the suite cannot run here: no network namespace of its own, or programs missing. Undefined where it can. In CI it
 * must run: there it throws.
 */
export function whySkipped(programs: readonly string[]): string | undefined {
  const reason = obstacle(programs);
  if (reason !== undefined && process.env.CI === 'true') throw new Error(`in CI this must run: ${reason}`);
  return reason;
}

function obstacle(programs: readonly string[]): string | undefined {
  if (process.env.LGAUDIT_OWN_NETWORK !== '1')
    return 'not in a network namespace of its own (npm run test:interop makes one)';
  const missing = programs.filter((program) => !isInstalled(program));
  return missing.length === 0 ? undefined : `not installed: ${missing.join(', ')}`;
}

function isInstalled(program: string): boolean {
  try {
    execFileSync('sh', ['-c', 'command -v "$0"', program], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
