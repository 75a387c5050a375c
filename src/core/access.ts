import { Failure } from "./failure.ts";

/** The roles of keys, from the most to the least powerful. */
export const roles = [
  "admin",
  "product_owner",
  "scrum_master",
  "developer",
  "executive",
  "auditor",
  "operator",
  "viewer",
] as const;

export type Role = (typeof roles)[number];

/** The roles of callers. Only the root key has the role "root", and it belongs to no workspace. */
export const actorRoles = [...roles, "root"] as const;

export type ActorRole = (typeof actorRoles)[number];

/** The authenticated caller of a request. */
export type Actor = {
  /** The workspace on which the caller acts; "root" for a request of the root key outside one. */
  readonly workspace: string;
  /** The id of the key; "root" for the root key. The change log records it. */
  readonly id: string;
  readonly role: ActorRole;
  /** The kind of credential that authenticated the request. */
  readonly via: "key" | "session" | "ticket";
};

/** The part of a caller that the change log records. */
export type Author = Pick<Actor, "workspace" | "id">;

const everyone = roles;
/** Roles that read the backlog. Operators run the service and see no items. */
const readers = roles.filter((role) => role !== "operator");
const contributors = ["admin", "product_owner", "scrum_master", "developer"] as const;
const planners = ["admin", "product_owner", "scrum_master"] as const;
const owners = ["admin", "product_owner"] as const;
const administrators = ["admin"] as const;

/**
 * The permission table: each action with the roles that may perform it. A role that an action does
 * not list may not perform it.
 */
export const permissions = {
  "workspaces:create": ["root"],
  "workspaces:list": ["root"],
  "workspace:read": [...everyone, "root"],
  "workspace:update": administrators,
  "workspace:delete": [...administrators, "root"],
  "workspace:restore": ["root"],
  "keys:read": [...administrators, "auditor", "root"],
  "keys:write": [...administrators, "root"],
  "sessions:own": everyone,
  "sessions:all": administrators,
  "items:read": readers,
  "items:write": contributors,
  "items:import": planners,
  "items:export": [...owners, "scrum_master", "executive", "auditor"],
  "changes:revert": owners,
  "statuses:read": readers,
  "statuses:write": planners,
  "models:read": readers,
  "models:write": owners,
  "hierarchies:read": readers,
  "hierarchies:write": owners,
  "hierarchies:judge": [...contributors, "executive"],
  "people:read": readers,
  "people:write": planners,
  "people:erase": administrators,
  "rankings:read": readers,
  "baselines:read": readers,
  "baselines:write": planners,
  "snapshots:read": readers,
  "changes:read": readers,
  "rankings:verify": [...owners, "auditor"],
  "analyses:run": readers,
  "calculations:run": [...everyone, "root"],
  // The report of an import contains values of its items.
  "jobs:read": readers,
  "cache:read": [...administrators, "operator", "root"],
  "cache:write": [...administrators, "operator", "root"],
  "backup:read": administrators,
  "backup:restore": administrators,
} as const satisfies Readonly<Record<string, readonly ActorRole[]>>;

export type Action = keyof typeof permissions;

/** Every action, in the order of the table. */
export const actions = Object.keys(permissions) as Action[];

/** Returns whether the permission table lets a role perform an action. */
export function isAllowed(role: ActorRole, action: Action): boolean {
  const allowed: readonly ActorRole[] = permissions[action];
  return allowed.includes(role);
}

/** Throws "forbidden" unless the permission table lets the actor perform the action. */
export function authorize({ role }: Pick<Actor, "role">, action: Action): void {
  if (!isAllowed(role, action)) {
    const remedy = `Send a key with one of these roles: ${permissions[action].join(", ")}.`;
    throw new Failure("forbidden", `The role ${role} lacks the permission ${action}. ${remedy}`);
  }
}

/** Lists the actions that a role may perform. */
export function listActions(role: ActorRole): readonly Action[] {
  return actions.filter((action) => isAllowed(role, action));
}
