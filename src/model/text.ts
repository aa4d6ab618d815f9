/** Text for people, always in both languages. */
export type Lang = 'en' | 'ja';
export type Text = { readonly en: string; readonly ja: string };

type Placeholders<S extends string> = S extends `${string}{${infer P}}${infer Rest}`
  ? P | Placeholders<Rest>
  : never;
type SamePlaceholders<E extends string, J extends string> = [Placeholders<E>, Placeholders<J>] extends [
  Placeholders<J>,
  Placeholders<E>,
]
  ? J
  : never;

/** A text with `{placeholders}`; `P` is the union of their names. */
export type Message<P extends string = string> = Text & { readonly __placeholders?: P };

/** Values for placeholders. A `Text` value differs by language. */
export type Values<P extends string = string> = { readonly [K in P]: string | number | Text };

/** Declares a message; the compiler refuses it where the two languages do not name the same placeholders. */
export function message<const E extends string, const J extends string>(
  en: E,
  ja: SamePlaceholders<E, J>,
): Message<Placeholders<E>> {
  return { en, ja };
}

/** Puts the values in. A placeholder without a value is our own bug and throws. */
export function fill(text: Text, values: Readonly<Record<string, string | number | Text>>): Text {
  return { en: fillOne(text.en, values, 'en'), ja: fillOne(text.ja, values, 'ja') };
}

function fillOne(
  template: string,
  values: Readonly<Record<string, string | number | Text>>,
  lang: Lang,
): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`no value for {${name}} in: ${template}`);
    return typeof value === 'object' ? value[lang] : String(value);
  });
}

/** Each text once, in the order in which they come first. */
export function uniqueTexts(texts: readonly Text[]): Text[] {
  return [...new Map(texts.map((text) => [text.en, text])).values()];
}

/** `a, b` in English, `a、b` in Japanese. */
export function listText(items: readonly (string | Text)[]): Text {
  const inLang = (lang: Lang) => items.map((item) => (typeof item === 'string' ? item : item[lang]));
  return { en: inLang('en').join(', '), ja: inLang('ja').join('、') };
}
