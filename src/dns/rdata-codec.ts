import type { OctetReader, OctetWriter } from './octets.js';
import type { OtherRrType, RecordOf, RrType } from './rr.js';

/** The types whose data is taken apart. Data of all others stays octets. */
export type CodedRrType = Exclude<RrType, OtherRrType>;

/** The fields of a record of type `T` that stand in its record data. */
export type DataOf<T extends RrType> = Omit<RecordOf<T>, 'name' | 'class' | 'ttl' | 'type'>;

/**
 * Reads and writes the record data of one type. `end` is the octet after the data. `decode` throws where the octets
 * are not such data; whoever calls it also checks that it stopped exactly at `end`.
 */
export type RdataCodec<D> = {
  readonly decode: (reader: OctetReader, end: number) => D;
  readonly encode: (data: D, writer: OctetWriter) => void;
};
