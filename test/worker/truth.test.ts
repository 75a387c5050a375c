/**
 * What is written and how: one file to workerd, for each file it is given starts a world of its own,
 * which takes seconds.
 */
// oxlint-disable import/no-unassigned-import -- a suite is its tests, and exports nothing
import "./writes.suite.ts";
import "./idempotency.suite.ts";
import "./links.suite.ts";
import "./people.suite.ts";
import "./hierarchies.suite.ts";
import "./bad-hierarchies.suite.ts";
import "./statements.suite.ts";
import "./values.suite.ts";
import "./database.suite.ts";
import "./ports.suite.ts";
