import { CommanderError } from 'commander';
import { EXIT } from './exit-code.js';
import { fileOf, fileTrouble } from './file-trouble.js';
import { type Io, processIo, tellOn } from './io.js';
import { createProgram } from './program.js';
import { reasonOf, UsageError } from './usage-error.js';
import { readVersion } from './version.js';

/** Runs one command line (without node and script) and returns the exit code. Never rejects. */
export async function main(args: readonly string[], io: Io = processIo()): Promise<number> {
  let code: number = EXIT.clean;
  try {
    const program = createProgram(io, readVersion(), (exit) => {
      code = exit;
    });
    await program.parseAsync([...args], { from: 'user' });
    return code;
  } catch (error) {
    // Commander has already written its line; help and version are no errors.
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.clean : EXIT.usage;
    if (error instanceof UsageError) {
      tellOn(io)(error.message);
      return EXIT.usage;
    }
    // A disk can fail anywhere, and that is never our fault.
    const file = fileOf(error);
    if (file !== undefined) {
      tellOn(io)(`${file}: cannot be used (${fileTrouble(error)})`);
      return EXIT.usage;
    }
    io.err.write(
      `lgaudit: our own fault, please report it: ${error instanceof Error ? error.stack : reasonOf(error)}\n`,
    );
    return EXIT.ownFault;
  }
}
