export type ParsedJson =
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'not-json'; readonly detail: string };

/**
 * Reads JSON from strangers: nesting is bounded before the parser sees it, and members called `__proto__` are left out,
 * so that no later copy of the value can change a prototype.
 */
export function parseForeignJson(text: string, maxDepth: number): ParsedJson {
  if (exceedsDepth(text, maxDepth)) return { kind: 'not-json', detail: `nested deeper than ${maxDepth}` };
  try {
    const value: unknown = JSON.parse(text, (key, member) => (key === '__proto__' ? undefined : member));
    return { kind: 'json', value };
  } catch {
    return { kind: 'not-json', detail: 'not JSON' };
  }
}

/** True where lists and objects of a JSON text nest deeper than that. */
export function exceedsDepth(text: string, maxDepth: number): boolean {
  let depth = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const char = text[i];
    if (inString) {
      if (char === '\\') i++;
      else if (char === '"') inString = false;
    } else if (char === '"') {
      inString = true;
    } else if (char === '{' || char === '[') {
      depth++;
      if (depth > maxDepth) return true;
    } else if (char === '}' || char === ']') {
      depth--;
    }
  }
  return false;
}
