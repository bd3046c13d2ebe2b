/** The id of an event as two numbers of 64 bits, which SQLite compares as they are. */
export const halvesOf = (id: string): readonly [high: bigint, low: bigint] => {
  const digits = id.replaceAll('-', '');
  return [signed(digits.slice(0, 16)), signed(digits.slice(16))];
};

const signed = (digits: string): bigint => BigInt.asIntN(64, BigInt(`0x${digits}`));
