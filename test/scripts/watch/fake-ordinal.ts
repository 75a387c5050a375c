import { type Socket } from "../../../scripts/watch/connection.ts";
import { type LiveMessage } from "../../../src/contract/live.ts";

/** A socket whose server is the test. */
export class FakeSocket extends EventTarget implements Socket {
  readonly sent: string[] = [];
  readonly url: string;
  isClosed = false;

  constructor(url: string) {
    super();
    this.url = url;
  }

  send(text: string): void {
    this.sent.push(text);
  }

  close(): void {
    this.isClosed = true;
  }

  receive(message: LiveMessage | "pong"): void {
    const data = message === "pong" ? message : JSON.stringify(message);
    this.dispatchEvent(new MessageEvent("message", { data }));
  }

  end(code: number, reason = ""): void {
    this.dispatchEvent(Object.assign(new Event("close"), { code, reason }));
  }
}

/** Answers the requests of a watch by the end of their paths, and records their URLs. */
export function createFakeFetch(answers: Readonly<Record<string, () => Response>>) {
  const requests: string[] = [];
  const fetch = async (request: Request): Promise<Response> => {
    const { pathname, search } = new URL(request.url);
    const path = pathname.replace(/^\/v1\/workspaces\/[^/]+/, "");
    requests.push(`${request.method} ${path}${search}`);
    const answer = answers[path];
    return answer === undefined ? sendProblem(404, "Not found") : answer();
  };
  return { fetch, requests };
}

export function sendProblem(status: number, title: string): Response {
  const body = { status, title, code: "some-code", detail: `${title} in this test.` };
  return Response.json(body, { status });
}

/** The messages of a server, with the fields that a test does not set. */
const series = { model: "wsjf", scope: "open" } as const;

export function buildHello(ranking: string | null, presence = 2): LiveMessage {
  return { type: "hello", ...series, generation: 412, ranking, presence };
}

export function buildDelta(
  from: string,
  ranking: string,
  moved: Extract<LiveMessage, { type: "delta" }>["moved"],
): LiveMessage {
  return { type: "delta", ...series, generation: 413, ranking, from, moved, count: 9 };
}

export function buildResync(from: string | null, ranking: string): LiveMessage {
  return { type: "resync", ...series, generation: 420, ranking, from };
}
