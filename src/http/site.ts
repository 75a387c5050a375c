import { type ExecutionContext } from "hono";
import { type PageRequest } from "../flows/pages/page.ts";
import { keptHeaders } from "./answer/kept-headers.ts";
import { answerPage, headersOfPage, type PageAnswer, responseOfPage } from "./answer/pages.ts";
import { secondsFrom } from "./answer/standing.ts";
import { createApp, type OpenScope } from "./app.ts";
import { askedPages, pagePath } from "./asked-pages.ts";
import { secure, sign, tell } from "./observe.ts";
import { takesGzip } from "./request/accept-encoding.ts";
import { keepPrivate, knownHolder } from "./request/auth.ts";
import { type Head, headOf, isSmall, requestIdOf } from "./request/head.ts";
import { pathOf } from "./request/path.ts";
import { isCounted } from "./request/rate-limit.ts";
import { type Before, type Scope } from "./router.ts";

type Fetch = (
  request: Request,
  env: unknown,
  context: ExecutionContext,
) => Response | Promise<Response>;

/**
 * The HTTP surface, with a short way to what is asked for most: a page that was asked for before,
 * by a key that was let in before, is answered without being routed. Both are looked at each time,
 * counted and told of as ever; whatever is not as simple goes the way of all requests, and so does
 * whatever fails.
 */
export function openSite(openScope: OpenScope): { readonly fetch: Fetch } {
  const handedOn = new WeakMap<Request, Scope>();
  const app = createApp(
    (request, later, env) => handedOn.get(request) ?? openScope(request, later, env),
  );
  return {
    fetch(request, env, context) {
      const page = request.method === "GET" ? askedPages.read(request.url) : undefined;
      if (page === undefined) {
        return app.fetch(request, env, context);
      }
      const scope = openScope(request, context, env);
      return answerAsked(scope, { request, page }, (handed) => {
        handedOn.set(request, handed);
        return app.fetch(request, env, context);
      });
    },
  };
}

type Asked = { readonly request: Request; readonly page: PageRequest };

/** Answers in the short way, or hands the request on with what has been found out by then. */
async function answerAsked(
  scope: Scope,
  { request, page }: Asked,
  handOn: (scope: Scope) => Response | Promise<Response>,
): Promise<Response> {
  const startedAt = scope.deps.clock.now();
  const head = headOf(request.headers);
  const holder = isPlain(request, head)
    ? knownHolder(scope, head.authorization, startedAt)
    : undefined;
  if (holder === undefined || holder.workspace !== page.workspace) {
    return handOn(scope);
  }
  if (!(await isCounted(scope, holder.hash))) {
    return handOn(countedAlready(scope, false, { startedAt }));
  }
  try {
    const { ifNoneMatch, acceptEncoding } = head;
    const reader = { ifNoneMatch, takesGzip: takesGzip(acceptEncoding), minGeneration: 0 };
    const answer = await answerPage(scope.deps, page, reader);
    return signed(scope, { request, page, head, startedAt, answer });
  } catch (error) {
    return handOn(countedAlready(scope, true, { startedAt, failed: { error } }));
  }
}

/** A request is counted once, whichever way it goes. */
function countedAlready(scope: Scope, isWithin: boolean, before: Before): Scope {
  return { ...scope, isWithinLimit: async () => isWithin, before };
}

/** Whether the address says all that is asked for; nor is a trace to be gone on with. */
function isPlain({ url }: Request, head: Head): boolean {
  const { minGeneration, bookmark, traceparent } = head;
  return isSmall(url, head) && (minGeneration ?? bookmark ?? traceparent) === undefined;
}

type Answered = Asked & {
  readonly head: Head;
  readonly startedAt: number;
  readonly answer: PageAnswer;
};

function signed(scope: Scope, { request, page, head, startedAt, answer }: Answered): Response {
  const { now, served, body, standing } = answer;
  const requestId = requestIdOf(head);
  const durationMs = now - startedAt;
  const { headers, say } = keptHeaders(page, answer, (made) => dressed(scope, made));
  say("ordinal-age", String(secondsFrom(standing.at, now)));
  sign(scope, { head, requestId, durationMs }, say);
  const response = responseOfPage(answer, headers);
  tell(scope, {
    request,
    requestId,
    path: () => pathOf(request),
    route: () => pagePath,
    workspace: page.workspace,
    status: body === undefined ? 304 : 200,
    code: undefined,
    served,
    durationMs,
  });
  return response;
}

/** The headers that the way of all requests puts on such an answer. */
function dressed(scope: Scope, answer: PageAnswer): Headers {
  const headers = new Headers(headersOfPage(answer));
  keepPrivate(headers, scope);
  secure(headers);
  return headers;
}
