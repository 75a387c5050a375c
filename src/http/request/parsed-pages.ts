import { type PageRequest } from "../../flows/pages/page.ts";

/** Bounds of the memo: about 500 KB. */
const [countMax, urlLengthMax] = [500, 300];

const requestByUrl = new Map<string, PageRequest>();

/**
 * A memo of parsed and validated ranking URLs. It drops the oldest entry first. A parsed request
 * depends on its URL alone. Authentication and rate limits still run for each request.
 */
export const parsedPages = {
  read: (url: string): PageRequest | undefined => requestByUrl.get(url),

  write(url: string, request: PageRequest): void {
    if (url.length > urlLengthMax) {
      return;
    }
    const [oldest] = requestByUrl.size < countMax ? [] : requestByUrl.keys();
    if (oldest !== undefined) {
      requestByUrl.delete(oldest);
    }
    requestByUrl.set(url, request);
  },
};
