/** How many places a page has at least and at most; on the average, fifty. */
const [sizeMin, sizeMax] = [30, 70];

/**
 * Pages that nobody has read yet, from the top of a ranking down: pages are cached by name, and
 * their size is in it. Sizes take turns, so that any stretch of them has about fifty places each.
 */
export function freshPages(path: string, count: number): string[] {
  const paths: string[] = [];
  for (let page = 1; page * sizeMax <= count; page += 1) {
    for (let size = sizeMin; size <= sizeMax; size += 1) {
      paths.push(`${path}?page=${page}&per_page=${size}`);
    }
  }
  return paths;
}
