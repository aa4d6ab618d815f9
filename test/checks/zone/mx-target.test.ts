import { mxTarget } from '../../../src/checks/zone/mx-target.js';
import { domainName } from '../../../src/dns/name.js';
import type { AddressLookup } from '../../../src/model/evidence.js';
import { outcomeTable } from '../outcome-table.js';
import { without } from '../serving.js';
import {
  addressAt,
  addresses,
  denied,
  failed,
  INSIDE_ADDRESS,
  inside,
  NO_ANSWER,
  view,
  ZONE,
} from '../view-builder.js';

const MAIL = domainName('mail.example.jp');
const subject = { zone: MAIL };
const mail = (a: AddressLookup, aaaa: AddressLookup = denied('no-data')) =>
  view({ evidence: { mailHosts: [{ host: MAIL, zones: [ZONE], registeredDomain: null, a, aaaa }] } });
const finds = (message: string) =>
  [{ message, severity: 'medium', confidence: 'confirmed', subject }] as const;

outcomeTable(mxTarget, [
  { name: 'no mail', view: view(), outcome: 'pass' },
  {
    name: 'one mail host more than we resolve',
    view: view({
      evidence: {
        mailHosts: mail(addresses('192.0.2.25')).evidence.mailHosts ?? [],
        limits: [{ limit: 'MAX_MAIL_HOSTS', subject: MAIL }],
      },
    }),
    outcome: 'cannot-tell',
    unknowns: [subject],
  },
  { name: 'an address', view: mail(addresses('192.0.2.25')), outcome: 'pass' },
  {
    name: 'an address, the other family not asked for',
    view: mail(addresses('192.0.2.25'), denied('not-asked')),
    outcome: 'pass',
  },
  {
    name: 'an address, the other family without an answer',
    view: mail(addresses('192.0.2.25'), failed(NO_ANSWER)),
    outcome: 'pass',
  },
  {
    name: 'an alias',
    view: mail({ ...addresses('192.0.2.25'), aliases: [domainName('mx.example.com')] }),
    outcome: 'fail',
    findings: finds('alias'),
  },
  { name: 'no such name', view: mail(denied('no-name')), outcome: 'fail', findings: finds('unresolved') },
  { name: 'no address', view: mail(denied('no-data')), outcome: 'fail', findings: finds('unresolved') },
  {
    name: 'no answer',
    view: mail(failed(NO_ANSWER), failed(NO_ANSWER)),
    outcome: 'cannot-tell',
    unknowns: [subject],
  },
  {
    name: 'only one family could be asked for',
    view: mail(denied('no-data'), denied('not-asked')),
    outcome: 'cannot-tell',
    unknowns: [subject],
  },
  {
    name: 'a server that did not tell its MX records',
    view: view({ servers: [inside({ addresses: [without(addressAt(INSIDE_ADDRESS), 'mx')] })] }),
    outcome: 'cannot-tell',
    unknowns: [{ nameServer: 'ns1.city.example.lg.jp' }],
  },
]);
