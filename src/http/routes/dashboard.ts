import { notFound } from "../../core/failure.ts";
import { router } from "../router.ts";

/** A path whose last segment has an extension is a static file. */
const staticFile = /\.[a-z0-9]+$/i;

/**
 * The pages of the dashboard. They are one static file, whose script shows the page of the path. The
 * other files of the dashboard are static, so a request for one arrives here only if it is missing.
 */
export const dashboardRoutes = router().get("/app/*", (c) => {
  if (staticFile.test(c.req.path)) {
    throw notFound("file", c.req.path);
  }
  return c.get("scope").fetchDashboard();
});
