/**
 * What is written and how: one file to workerd, for each file it is given starts a world of its own,
 * which takes seconds.
 */
// oxlint-disable import/no-unassigned-import -- a suite is its tests, and exports nothing
import "./writes.test.ts";
import "./idempotency.test.ts";
import "./links.test.ts";
import "./people.test.ts";
import "./hierarchies.test.ts";
import "./invalid-hierarchies.test.ts";
import "./statements.test.ts";
import "./value-sizes.test.ts";
import "./database-errors.test.ts";
import "./contracts.test.ts";
