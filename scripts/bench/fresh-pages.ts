/** How many places a page has at least and at most; on the average, fifty. */
const [sizeMin, sizeMax] = [30, 70];

/**
 * Pages that nobody has read yet, from all over a ranking: pages are cached by name, and their size
 * is in it. None when all have been given.
 */
export function freshPages(path: string, count: number): () => string | undefined {
  let [size, page] = [sizeMin, 1];
  return () => {
    if (size > sizeMax) {
      return undefined;
    }
    const given = `${path}?page=${page}&per_page=${size}`;
    // Sizes by turns, so that any stretch of pages has about fifty places each.
    size += 1;
    if (size > sizeMax && page * sizeMax < count) {
      [size, page] = [sizeMin, page + 1];
    }
    return given;
  };
}
