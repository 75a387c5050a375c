import { z } from "@hono/zod-openapi";
import { actions, roles } from "../core/access.ts";
import { docsOnly, requireDocs } from "./docs-only.ts";
import { ModelId, RankingId } from "./ids.ts";
import { UnfilteredScope } from "./scope.ts";

export const SessionView = docsOnly(() =>
  z
    .object({
      id: z.string().openapi({ example: "ses_01jd3wq2f8e5avb1j0yqk3n9ds" }),
      key_id: z.string().openapi({ description: "The key that the session was created with." }),
      user_agent: z.string(),
      created_at: z.string(),
      expires_at: z.string(),
      last_used_at: z
        .string()
        .openapi({ description: "The last recorded use, to within about an hour." }),
      current: z
        .boolean()
        .openapi({ description: "Whether the session authenticates the request." }),
    })
    .openapi("Session"),
);

export const SessionList = docsOnly(() =>
  z.object({ data: z.array(requireDocs(SessionView)) }).openapi("SessionList"),
);

export const CallerView = docsOnly(() =>
  z
    .object({
      workspace: z.string().openapi({ example: "wsp_01jd3wq2f8e5avb1j0yqk3n9ds" }),
      key_id: z.string(),
      role: z.enum(roles),
      permissions: z
        .array(z.enum(actions))
        .openapi({ description: "The actions that the role may perform." }),
      session_id: z
        .string()
        .nullable()
        .openapi({ description: "The session; null if a key authenticates the request." }),
      expires_at: z
        .string()
        .nullable()
        .openapi({ description: "The instant at which the session or the key expires." }),
    })
    .openapi("Caller"),
);

export const LiveQuery = z.strictObject({
  model: ModelId.optional().openapi({
    description: "The model to follow. If absent, the default model of the workspace.",
  }),
  scope: UnfilteredScope,
  since: RankingId.optional().openapi({
    description:
      "The ranking that the client has. The deltas from it to the current ranking follow `hello`, " +
      "or a `resync`.",
  }),
  ticket: z.string().max(200).optional().openapi({
    description: "A single-use ticket, instead of a key or a session.",
  }),
});

export const TicketView = docsOnly(() =>
  z
    .object({
      ticket: z.string().openapi({
        description: "Opens one WebSocket: `…/live?ticket=tkt_…`.",
        example: "tkt_0000000000000000000000000000000000000000000000001QBDrB",
      }),
      expires_at: z.string(),
    })
    .openapi("Ticket"),
);
