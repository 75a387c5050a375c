import { api, ApiProblem, requireData, type Schemas } from "../../data/api.ts";
import { workspaceId } from "../../data/session.ts";

/** The settings of the workspace that an admin can change, and their version. */
export type Settings = Pick<
  Schemas["WorkspaceDetails"],
  "name" | "default_model" | "allowed_origins"
> & { readonly etag: string };

export type SettingsPatch = Partial<Omit<Settings, "etag">>;

type SettingName = keyof SettingsPatch;

/** The result of a save. After a conflict, nothing is saved. */
export type SaveResult = {
  readonly settings: Settings;
  /** The settings that someone else has changed, and that the patch would have overwritten. */
  readonly conflicts: readonly SettingName[];
};

/** Reads the settings and their version. */
export async function readSettings(): Promise<Settings> {
  const params = { path: { workspaceId: workspaceId.value } };
  const result = await api.GET("/v1/workspaces/{workspaceId}", { params });
  return toSettings(requireData(result), result.response);
}

/**
 * Saves changed settings, if they are still those that the reader saw. Every write to the backlog
 * changes the version, so a newer version is a conflict only if these settings differ.
 */
export async function saveSettings(seen: Settings, patch: SettingsPatch): Promise<SaveResult> {
  const saved = await patchSettings(seen.etag, patch);
  if (saved !== undefined) {
    return { settings: saved, conflicts: [] };
  }
  const current = await readSettings();
  const conflicts = listNames(patch).filter((name) => !isEqual(seen[name], current[name]));
  return conflicts.length > 0 ? { settings: current, conflicts } : saveSettings(current, patch);
}

/** Returns undefined if the version is not the current one. */
async function patchSettings(etag: string, patch: SettingsPatch): Promise<Settings | undefined> {
  const result = await api.PATCH("/v1/workspaces/{workspaceId}", {
    params: { path: { workspaceId: workspaceId.value }, header: { "If-Match": etag } },
    body: { ...patch, ...copyOrigins(patch) },
  });
  try {
    return toSettings(requireData(result), result.response);
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 412) {
      return undefined;
    }
    throw error;
  }
}

function copyOrigins({ allowed_origins: origins }: SettingsPatch) {
  return origins === undefined ? {} : { allowed_origins: [...origins] };
}

function toSettings(view: Schemas["WorkspaceDetails"], { headers }: Response): Settings {
  const { name, default_model, allowed_origins } = view;
  return { name, default_model, allowed_origins, etag: headers.get("etag") ?? "*" };
}

/** Lists the settings of a patch. */
function listNames(patch: SettingsPatch): readonly SettingName[] {
  return (["name", "default_model", "allowed_origins"] as const).filter((name) => name in patch);
}

/** Compares two values of a setting. */
export function isEqual(a: Settings[SettingName], b: Settings[SettingName]): boolean {
  return String(a) === String(b);
}
