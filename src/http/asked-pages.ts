import { type PageRequest } from "../flows/pages/page.ts";

/** How many addresses an isolate remembers, and how long one of them may be: some 500 KB. */
const [countMax, lettersMax] = [500, 300];

/** The address of a page as routes are written. */
export const pagePath = "/v1/workspaces/:workspaceId/ranking";

const asked = new Map<string, PageRequest>();

/**
 * What a page's address asks for, once it has been read and found in order. A request follows from
 * its address alone, so whoever asks again is spared the routing and the reading of it; who asks
 * and what is answered are looked at each time.
 */
export const askedPages = {
  read: (url: string): PageRequest | undefined => asked.get(url),

  write(url: string, request: PageRequest): void {
    if (url.length > lettersMax) {
      return;
    }
    const [oldest] = asked.size < countMax ? [] : asked.keys();
    if (oldest !== undefined) {
      asked.delete(oldest);
    }
    asked.set(url, request);
  },
};
