import { type SecretStates, type Workspace } from "../../core/workspace.ts";
import { type Deps } from "../../ports/deps.ts";

/** Returns whether a configured root key can decrypt each secret of a workspace. */
export async function readSecretStates(
  { secrets }: Pick<Deps, "secrets">,
  { cursorKey }: Workspace,
): Promise<SecretStates> {
  const isReadable = (await secrets.open(cursorKey)) !== undefined;
  return { cursorKey: isReadable ? "readable" : "unreadable" };
}
