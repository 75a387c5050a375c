import { generateCookie } from "hono/cookie";
import { sessionTtlMs } from "../../core/session.ts";
import { type HttpContext } from "../context.ts";
import { formatCookieName, readPublicOrigin } from "../request/auth/public-origin.ts";

/** Returns the Set-Cookie header that stores a session token; an empty token removes the cookie. */
export function formatSessionCookie(c: HttpContext, token: string): string {
  return generateCookie(formatCookieName(c), token, {
    path: "/",
    httpOnly: true,
    sameSite: "Strict",
    secure: readPublicOrigin(c).startsWith("https:"),
    maxAge: token === "" ? 0 : sessionTtlMs / 1_000,
  });
}
