import { describe, expect, it } from 'vitest';
import { dividedAnswers, outsideChain, rogueAnswers } from '../../../src/derive/chronology/answer-rules.js';
import type { AnswerSplit } from '../../../src/derive/chronology/answer-split.js';
import type { DomainFacts } from '../../../src/derive/chronology/facts.js';
import { facts } from './facts-builder.js';

type Row = readonly [string, Partial<DomainFacts>, object];
const ALL: AnswerSplit = { kind: 'along', fields: ['soa', 'ns', 'mx'] };
const SOME: AnswerSplit = { kind: 'along', fields: ['ns', 'mx'] };
const AMONG_DIVIDED: AnswerSplit = { kind: 'elsewhere', fields: ['soa', 'ns', 'mx'] };

describe('S4, rogue answers', () => {
  it.each<Row>([
    [
      'fires where all differs and anything is answered',
      { split: ALL, isPromiscuous: true },
      { kind: 'fires' },
    ],
    ['is silent where only some differs', { split: SOME, isPromiscuous: true }, { kind: 'silent' }],
    ['is silent for a server that knows its zones', { split: ALL, isPromiscuous: false }, { kind: 'silent' }],
    [
      'fires though the others are not of one mind',
      { split: AMONG_DIVIDED, isPromiscuous: true },
      { kind: 'fires' },
    ],
    ['is silent where all agree', { split: { kind: 'none' }, isPromiscuous: true }, { kind: 'silent' }],
    ['is blind where one side is silent', { split: null, isPromiscuous: true }, { kind: 'blind' }],
    ['is blind where no control question was put', { split: ALL, isPromiscuous: null }, { kind: 'blind' }],
  ])('%s', (_, parts, expected) => expect(rogueAnswers(facts(parts))).toMatchObject(expected));
});

describe('S5, outside the chain', () => {
  it.each<Row>([
    ['fires', { dnssec: 'outside-chain' }, { kind: 'fires' }],
    ['is silent within it', { dnssec: 'within-chain' }, { kind: 'silent' }],
    ['is blind for an unsigned zone', {}, { kind: 'blind' }],
  ])('%s', (_, parts, expected) => expect(outsideChain(facts(parts))).toMatchObject(expected));
});

describe('M4, divided answers', () => {
  it.each<Row>([
    ['fires along the boundary', { split: SOME }, { kind: 'fires', was: 'NS, MX' }],
    ['is silent where the line runs elsewhere', { split: AMONG_DIVIDED }, { kind: 'silent' }],
    ['is silent where all agree', { split: { kind: 'none' } }, { kind: 'silent' }],
    ['is blind where one side is silent', {}, { kind: 'blind' }],
  ])('%s', (_, parts, expected) => expect(dividedAnswers(facts(parts))).toMatchObject(expected));
});
