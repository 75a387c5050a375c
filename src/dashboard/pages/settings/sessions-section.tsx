import { useSignal } from "@preact/signals";
import { api, describeError, requireData, type Schemas } from "../../data/api.ts";
import { mayPerform, signOut, workspaceId } from "../../data/session.ts";
import { useLoaded } from "../../data/use-loaded.ts";
import { announcement } from "../../frame/announcer.tsx";
import { LoadedArea } from "../../frame/loaded-area.tsx";
import { ConfirmButton } from "../../parts/confirm-button.tsx";
import { formatTimestamp } from "../../parts/format-time.ts";
import { describeBrowser } from "./describe-browser.ts";

type Session = Schemas["Session"];

/** The browsers that are signed in: of all keys for an admin, otherwise of the own key. */
export function SessionsSection() {
  const loaded = useLoaded(readSessions, []);
  const fault = useSignal("");
  const end = async (ended: Session): Promise<void> => {
    fault.value = "";
    try {
      await endSession(ended);
    } catch (error) {
      fault.value = describeError(error);
    }
    loaded.reload();
  };
  return (
    <>
      <p class="help">
        {mayPerform("sessions:all")
          ? "The browsers that are signed in with a key of this workspace."
          : "The browsers that are signed in with your key."}
      </p>
      <p class="fault" role="alert">
        {fault.value}
      </p>
      <LoadedArea loaded={loaded}>
        {(sessions) => <SessionTable sessions={sessions} onEnd={end} />}
      </LoadedArea>
    </>
  );
}

async function readSessions(): Promise<readonly Session[]> {
  const params = { path: { workspaceId: workspaceId.value } };
  return requireData(await api.GET("/v1/workspaces/{workspaceId}/sessions", { params })).data;
}

async function endSession({ id: sessionId, current }: Session): Promise<void> {
  if (current) {
    return signOut();
  }
  const params = { path: { workspaceId: workspaceId.value, sessionId } };
  requireData(await api.DELETE("/v1/workspaces/{workspaceId}/sessions/{sessionId}", { params }));
  announcement.value = "The session has ended.";
}

type SessionTableProps = {
  readonly sessions: readonly Session[];
  readonly onEnd: (session: Session) => Promise<void>;
};

function SessionTable({ sessions, onEnd }: SessionTableProps) {
  if (sessions.length === 0) {
    return <p class="help">No browser is signed in.</p>;
  }
  return (
    <table class="plain-table sessions">
      <thead>
        <tr>
          <th scope="col">Browser</th>
          <th scope="col">Use</th>
          <th scope="col">
            <span class="hidden-text">Actions</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {sessions.map((each) => (
          <tr key={each.id}>
            <th scope="row" title={each.user_agent}>
              {describeBrowser(each.user_agent)}
              {each.current && " (this browser)"}
            </th>
            <td>
              Used {formatTimestamp(each.last_used_at)}
              <small>Signed in {formatTimestamp(each.created_at)}</small>
              <small>Ends {formatTimestamp(each.expires_at)}</small>
            </td>
            <td>
              <div class="actions">
                <EndButton session={each} onEnd={onEnd} />
              </div>{" "}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type EndButtonProps = { readonly session: Session } & Pick<SessionTableProps, "onEnd">;

function EndButton({ session, onEnd }: EndButtonProps) {
  const browser = describeBrowser(session.user_agent);
  return (
    <ConfirmButton
      text="End"
      label={`End the session of ${session.current ? "this browser" : browser}`}
      question="End this session?"
      action="End the session"
      onConfirm={() => void onEnd(session)}
    >
      <p>
        {session.current
          ? "You will be signed out."
          : `${browser} is signed out within a minute. Its key still works.`}
      </p>
    </ConfirmButton>
  );
}
