/** Values by network, found by the longest network that an address lies in. A network is its first `length` bits. */
export type PrefixTable = {
  /** Sets the value of a network; `change` is given what it was, 0 where it had none. */
  readonly update: (octets: readonly number[], length: number, change: (was: number) => number) => void;
  /** The value of the longest network around an address; 0 where there is none. */
  readonly find: (octets: readonly number[]) => number;
};

/** Nodes at the beginning; doubled as needed. */
const FIRST_SIZE = 1 << 16;

/**
 * A binary tree of bits in flat memory, twelve octets a node, which no garbage collector has to walk through. Node 0 is
 * the root and, being nobody's child, also the mark of a missing one. Values are whole numbers from 1 up.
 */
export function createPrefixTable(): PrefixTable {
  let children = new Uint32Array(2 * FIRST_SIZE);
  let values = new Uint32Array(FIRST_SIZE);
  let used = 1;

  function appendNode(): number {
    if (used === values.length) {
      children = enlarged(children);
      values = enlarged(values);
    }
    return used++;
  }

  return {
    update(octets, length, change) {
      let node = 0;
      for (let at = 0; at < length; at++) {
        const slot = slotOf(node, octets, at);
        const child = children[slot] || appendNode();
        children[slot] = child;
        node = child;
      }
      values[node] = change(values[node] ?? 0);
    },
    find(octets) {
      let found = values[0] ?? 0;
      let node = 0;
      for (let at = 0; at < 8 * octets.length; at++) {
        node = children[slotOf(node, octets, at)] ?? 0;
        if (node === 0) break;
        found = values[node] || found;
      }
      return found;
    },
  };
}

/** Where a node keeps its child for the bit at a place, counted from the first one. */
function slotOf(node: number, octets: readonly number[], at: number): number {
  return 2 * node + (((octets[at >> 3] ?? 0) >> (7 - (at & 7))) & 1);
}

function enlarged(array: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(2 * array.length);
  larger.set(array);
  return larger;
}
