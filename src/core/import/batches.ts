/**
 * Joins the first batches into one, until `isEnough` accepts it or the batches end. Yields the later
 * batches unchanged, and nothing if all batches are empty.
 */
export async function* joinFirstBatches<T>(
  batches: AsyncIterable<T[]>,
  isEnough: (sample: readonly T[]) => boolean,
): AsyncGenerator<T[], undefined> {
  let sample: T[] | undefined = [];
  for await (const batch of batches) {
    if (sample === undefined) {
      yield batch;
      continue;
    }
    sample = sample.concat(batch);
    if (isEnough(sample)) {
      yield sample;
      sample = undefined;
    }
  }
  if (sample !== undefined && sample.length > 0) {
    yield sample;
  }
}

/** Yields a batch that has been read, and then the others. */
export async function* prepend<T>(first: T, others: AsyncIterable<T>): AsyncGenerator<T> {
  yield first;
  yield* others;
}
