/** The smallest and the largest page size; the average is fifty items. */
const [sizeMin, sizeMax] = [30, 70];

/**
 * Lists pages that have not been read yet, from the top of a ranking down. The cache key of a page
 * contains its size. The sizes alternate, so every stretch of the list has the same average.
 */
export function listFreshPages(path: string, count: number): string[] {
  const paths: string[] = [];
  for (let page = 1; page * sizeMax <= count; page += 1) {
    for (let size = sizeMin; size <= sizeMax; size += 1) {
      paths.push(`${path}?page=${page}&per_page=${size}`);
    }
  }
  return paths;
}
