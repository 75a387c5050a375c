import { type PageRequest } from "../../flows/pages/page.ts";

/** Bounds of the memo: about 500 KB. */
const [countMax, urlLengthMax] = [500, 300];

const parsed = new Map<string, PageRequest>();

/**
 * A memo of parsed and validated ranking URLs, oldest dropped first. A request follows from its URL
 * alone. Authentication, limits and caches are still checked for each request.
 */
export const parsedPages = {
  read: (url: string): PageRequest | undefined => parsed.get(url),

  write(url: string, request: PageRequest): void {
    if (url.length > urlLengthMax) {
      return;
    }
    const [oldest] = parsed.size < countMax ? [] : parsed.keys();
    if (oldest !== undefined) {
      parsed.delete(oldest);
    }
    parsed.set(url, request);
  },
};
