import { describe, expect, test } from "vitest";
import { actions, actorRoles, authorize, isAllowed, permissions } from "../../src/core/access.ts";
import { Failure } from "../../src/core/failure.ts";

/** The number of actions of each role. Change it together with the table. */
const actionCounts = {
  admin: 35,
  product_owner: 25,
  scrum_master: 21,
  developer: 16,
  executive: 16,
  auditor: 17,
  operator: 5,
  viewer: 14,
  root: 10,
};

test("gives every role the number of permissions that this table states", () => {
  const counts = actorRoles.map((role) => [role, actions.filter((a) => isAllowed(role, a)).length]);
  expect(Object.fromEntries(counts)).toEqual(actionCounts);
});

describe("authorize", () => {
  const pairs = actorRoles.flatMap((role) => actions.map((action) => ({ role, action })));

  test.each(pairs.filter(({ role, action }) => isAllowed(role, action)))(
    "lets $role perform $action",
    ({ role, action }) => {
      expect(() => authorize({ role }, action)).not.toThrow();
    },
  );

  test.each(pairs.filter(({ role, action }) => !isAllowed(role, action)))(
    "denies $action to $role",
    ({ role, action }) => {
      expect(() => authorize({ role }, action)).toThrow(Failure);
    },
  );

  test("names the role, the permission and the roles that have it", () => {
    expect(() => authorize({ role: "viewer" }, "models:write")).toThrow(
      "The role viewer lacks the permission models:write. " +
        "Send a key with one of these roles: admin, product_owner.",
    );
  });
});

test("lets only admin and root manage keys, and denies items to root", () => {
  expect(permissions["keys:write"]).toEqual(["admin", "root"]);
  expect(isAllowed("root", "items:read")).toBe(false);
  expect(isAllowed("operator", "items:read")).toBe(false);
});

test("lets a viewer write nothing", () => {
  const writes = actions.filter((action) =>
    /:(write|update|delete|import|revert|judge|erase)$/.test(action),
  );
  expect(writes.filter((action) => isAllowed("viewer", action))).toEqual([]);
});
