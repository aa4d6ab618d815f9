import { RR_TYPE_CODES } from '../../dns/rr.js';
import type { AskOptions, Attempt, DnsExchange, Endpoint } from '../exchange.js';
import { EDNS_TESTS, FAILURE_KINDS } from '../exchange.js';
import {
  constant,
  count,
  flag,
  instant,
  type JsonSchema,
  list,
  nullable,
  optional,
  pattern,
  shape,
  text,
  union,
  words,
} from './build.js';

type Reply = Extract<Attempt['outcome'], { readonly kind: 'reply' }>;
type Failed = Exclude<Attempt['outcome'], Reply>;

const NOTES = ['truncated', 'formerr', 'badvers', 'servfail'] as const satisfies readonly NonNullable<
  Reply['note']
>[];
const RR_TYPE = `^(${Object.keys(RR_TYPE_CODES).join('|')}|TYPE\\d+)$`;

export const exchangeKeySchema: JsonSchema = text(
  'Exchange',
  'Key of an exchange: server, question and how it was put.',
);

export const endpointSchema: JsonSchema = shape<Endpoint>('Server', 'Where the question went.', {
  address: text('Address', 'IPv4 or IPv6.'),
  port: count('Port', 'Port of UDP and TCP.', 1),
});

const attempt = shape<Attempt>('Attempt', 'One datagram or connection, and what became of it.', {
  transport: words('Transport', 'UDP or TCP.', ['udp', 'tcp']),
  edns: flag('EDNS', 'Whether the question carried EDNS.'),
  at: instant('At', 'When it was sent.'),
  elapsedMs: { title: 'Elapsed', description: 'Milliseconds until its end.', type: 'number', minimum: 0 },
  outcome: union('Outcome', 'A reply, or why there is none.', [
    shape<Reply>('Reply', 'A reply with the right id and question.', {
      kind: constant('Kind', 'A reply came.', 'reply'),
      octets: count('Octets', 'Size of the message.'),
      note: optional(words('Note', 'Why it was not the last attempt.', NOTES)),
    }),
    shape<Failed>('Failure', 'No accepted reply.', {
      kind: words('Kind', 'What went wrong.', FAILURE_KINDS),
      detail: optional(text('Detail', 'More about it, such as the limit reached.')),
    }),
  ]),
});

export const exchangeSchema: JsonSchema = shape<DnsExchange>(
  'Exchange',
  'One question to one address, with every attempt at it.',
  {
    key: exchangeKeySchema,
    server: endpointSchema,
    question: shape<DnsExchange['question']>('Question', 'What was asked, class IN.', {
      name: text('Name', 'The name asked for.'),
      type: pattern('Type', 'The RR type asked for.', RR_TYPE),
    }),
    options: shape<AskOptions>('Options', 'How the question was put.', {
      recursionDesired: flag('Recursion desired', 'Whether RD was set.'),
      dnssecOk: flag('DNSSEC OK', 'Whether DO was set.'),
      overTcp: flag('Over TCP', 'Whether it began over TCP.'),
      ednsTest: optional(words('EDNS test', 'What of EDNS the question puts to the test.', EDNS_TESTS)),
    }),
    attempts: list('Attempts', 'In the order made.', attempt),
    reply: nullable(
      text('Reply', 'The accepted reply: base64 of the raw message; null where there was none.'),
    ),
  },
);
