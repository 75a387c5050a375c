import { type PageRequest } from "../../flows/pages/page.ts";
import { type PageAnswer } from "./pages.ts";

/** Headers that are sent again and again, of which only what has changed is written anew. */
export type KeptHeaders = {
  readonly headers: Headers;
  readonly say: (name: string, value: string) => void;
};

type Kept = KeptHeaders &
  Pick<PageAnswer, "etag" | "cacheStatus"> & {
    readonly truth: number | undefined;
    readonly digest: string | undefined;
  };

/** Of each address that is remembered: as it is, in gzip, that it is current, and the same. */
const kept = new WeakMap<PageRequest, (Kept | undefined)[]>();

/**
 * The headers of an answer to a request that is made again and again. To build the runtime's own
 * object of twenty headers costs as much as all the rest of such an answer, and to copy one costs
 * little. An equal ETag is an equal link and generation, and so they need no comparing.
 *
 * What is said on it is for the one answer that is made of it next, at once.
 */
export function keptHeaders(
  request: PageRequest,
  answer: PageAnswer,
  make: (answer: PageAnswer) => Headers,
): KeptHeaders {
  const { etag, cacheStatus, body, isPacked, standing } = answer;
  const forms = kept.get(request) ?? [];
  const form = (body === undefined ? 2 : 0) + (isPacked ? 1 : 0);
  const held = forms[form];
  if (held !== undefined && isSame(held, answer)) {
    return held;
  }
  const { truth, digest } = standing;
  const made = { ...openKept(make(answer)), etag, cacheStatus, truth, digest };
  forms[form] = made;
  kept.set(request, forms);
  return made;
}

function isSame(held: Kept, { etag, cacheStatus, standing }: PageAnswer): boolean {
  return (
    held.etag === etag &&
    held.cacheStatus === cacheStatus &&
    held.truth === standing.truth &&
    held.digest === standing.digest
  );
}

function openKept(headers: Headers): KeptHeaders {
  const said = new Map<string, string>();
  return {
    headers,
    say(name, value) {
      if (said.get(name) !== value) {
        said.set(name, value);
        headers.set(name, value);
      }
    },
  };
}
