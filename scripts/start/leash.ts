/**
 * Runs a Node script at the head of a process group, and ends the group when the other end of its
 * stdin is let go: so nothing goes on when the process that started it is gone, however it went.
 */
import { spawn } from "node:child_process";

const child = spawn(process.execPath, process.argv.slice(2), {
  stdio: ["ignore", "inherit", "inherit"],
});
child.once("exit", (code) => process.exit(code ?? 1));
process.stdin.once("end", () => process.kill(-process.pid, "SIGKILL")).resume();
