import { describe, expect, test } from 'vitest';
import { parseForeignJson } from '../../src/net/parse-json.js';

describe('parseForeignJson', () => {
  test.each<readonly [string, string, unknown]>([
    ['plain data', '{"a":[1,"x",null]}', { a: [1, 'x', null] }],
    ['brackets inside strings do not nest', '["[[[[[[", "\\"[[[["]', ['[[[[[[', '"[[[[']],
    ['the allowed depth', '[[[1]]]', [[[1]]]],
  ])('%s', (_name, text, value) => {
    expect(parseForeignJson(text, 3)).toEqual({ kind: 'json', value });
  });

  test.each([
    ['too deep', '[[[[1]]]]'],
    ['too deep in objects', '{"a":{"a":{"a":{}}}}'],
    ['unfinished', '{"a":'],
    ['a web page', '<html></html>'],
    ['nothing', ''],
  ])('%s is not JSON to us', (_name, text) => {
    expect(parseForeignJson(text, 3)).toMatchObject({ kind: 'not-json' });
  });

  test('a million brackets do not reach the parser', () => {
    expect(parseForeignJson('['.repeat(1_000_000), 32)).toMatchObject({ kind: 'not-json' });
  });

  test('__proto__ members are left out at every level, also when spelled with escapes', () => {
    const text = '{"__proto__":{"a":1},"b":[{"__pr\\u006fto__":{"c":2},"d":3}]}';
    const parsed = parseForeignJson(text, 8);
    expect(parsed).toEqual({ kind: 'json', value: { b: [{ d: 3 }] } });
    const value = (parsed as { value: { b: object[] } }).value;
    expect(Object.assign({}, value, value.b[0])).not.toHaveProperty('a');
    expect(Object.getOwnPropertyNames(value)).toEqual(['b']);
  });
});
