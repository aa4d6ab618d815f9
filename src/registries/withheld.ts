/**
 * A line by which a registry says that it keeps a name back or is about to release it: neither registered nor free.
 * Texts seen: "PREMIUM NAME (No match for ...)", "This name is registry reserved by ...", "... currently available for
 * application via the Identity Digital Dropzone service". What follows from them is not ours to guess.
 */
export function findWithheld(lines: readonly string[]): string | undefined {
  return lines.find((line) => WITHHELD.test(line))?.trim();
}

const WITHHELD =
  /dropzone|premium name|registry[- ]reserved|(name|domain) is reserved|reserved (name|domain)|not available for registration/i;
