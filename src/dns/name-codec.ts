import { HEADER_OCTETS } from './message.js';
import {
  type DomainName,
  MAX_LABEL_OCTETS,
  MAX_NAME_OCTETS,
  nameFromLabels,
  parseLabels,
  ROOT,
  textLabelsOf,
} from './name.js';
import type { OctetReader, OctetWriter } from './octets.js';

/** Jumps followed in one name. A name of 255 octets has at most 127 labels, so no honest name needs more. */
export const MAX_POINTER_HOPS = 126;

/** The two upper bits of a length octet: 11 is a pointer, 01 and 10 are reserved. RFC 1035 section 4.1.4. */
const POINTER_BITS = 0xc0;
/** Pointers have 14 bits, so names further in cannot be pointed at. */
const POINTER_LIMIT_OCTETS = 0x4000;

/**
 * Reads a name and leaves the reader behind it (behind the first pointer, where there is one). A pointer must lead
 * to before the labels it ends, never into the header: every jump goes back, so no chain of pointers is endless.
 * Throws where the octets are not a name.
 */
export function decodeName(reader: OctetReader): DomainName {
  const octets = reader.buffer;
  /** Where the length octet of each label stands. */
  const places: number[] = [];
  let nameOctets = 1;
  let start = reader.position;
  let at = start;
  let after: number | undefined;
  let hops = 0;
  for (let length = octetAt(octets, at); length > 0; length = octetAt(octets, at)) {
    if ((length & POINTER_BITS) === POINTER_BITS) {
      const target = ((length & ~POINTER_BITS) << 8) | octetAt(octets, at + 1);
      after ??= at + 2;
      if (target >= start) throw new Error('a compression pointer does not point backwards');
      if (target < HEADER_OCTETS) throw new Error('a compression pointer points into the header');
      if (++hops > MAX_POINTER_HOPS) throw new Error(`more than ${MAX_POINTER_HOPS} compression pointers`);
      start = target;
      at = target;
    } else {
      if (length > MAX_LABEL_OCTETS) throw new Error(`a label of the reserved type 0x${length.toString(16)}`);
      nameOctets += length + 1;
      if (nameOctets > MAX_NAME_OCTETS) throw new Error(`a name has more than ${MAX_NAME_OCTETS} octets`);
      if (at + length >= octets.length) throw new RangeError('the message ends inside a name');
      places.push(at);
      at += length + 1;
    }
  }
  reader.position = after ?? at + 1;
  // A name is fixed by where its first label stands; most names of a message point at one that was read before.
  const first = places[0];
  if (first === undefined) return ROOT;
  const known = reader.names.get(first);
  if (known !== undefined) return known;
  const name = nameFromLabels(places.map((place) => labelAt(octets, place)));
  if (typeof name !== 'string') throw new Error(name.reason);
  reader.names.set(first, name);
  return name;
}

/**
 * Writes a name in presentation form, in the case given. A suffix that stands in the message already becomes a
 * pointer, where the writer keeps track of names and `compress` allows it: only types of RFC 1035 may hold
 * compressed names in their data (RFC 3597 section 4). Throws where `name` is not a name.
 */
export function encodeName(name: string, writer: OctetWriter, compress = true): void {
  const places = compress ? writer.names : undefined;
  const whole = places?.get(name);
  if (whole !== undefined) {
    writer.write((POINTER_BITS << 8) | whole, 16);
    return;
  }
  const labels = parseLabels(name);
  if ('kind' in labels) throw new Error(`cannot encode ${JSON.stringify(name)}: ${labels.reason}`);
  const canonical = nameFromLabels(labels);
  if (typeof canonical !== 'string')
    throw new Error(`cannot encode ${JSON.stringify(name)}: ${canonical.reason}`);
  let suffix: string = canonical;
  const textLabels = textLabelsOf(canonical);
  for (const [index, label] of labels.entries()) {
    const place = places?.get(suffix);
    if (place !== undefined) {
      writer.write((POINTER_BITS << 8) | place, 16);
      return;
    }
    if (writer.byteLength() < POINTER_LIMIT_OCTETS) places?.set(suffix, writer.byteLength());
    writer.write(label.length, 8);
    writer.writeOctets(label);
    suffix = suffix.slice((textLabels[index] as string).length + 1);
  }
  writer.write(0, 8);
}

function octetAt(octets: Buffer, at: number): number {
  const octet = octets[at];
  if (octet === undefined) throw new RangeError('the message ends inside a name');
  return octet;
}

function labelAt(octets: Buffer, place: number): Uint8Array {
  return octets.subarray(place + 1, place + 1 + octetAt(octets, place));
}
