import { type Plugin } from "vite";

const asyncUnzip = `import { unzip } from 'fflate';`;
const syncUnzip = `import { unzipSync } from 'fflate';
function unzip(archive, done) {
  try { done(null, unzipSync(archive)); } catch (error) { done(error); }
}`;

/**
 * Lets read-excel-file decompress in its caller, which is a worker of the dashboard. By default, it
 * starts workers with scripts from blob URLs, which the Content-Security-Policy forbids.
 */
export function unzipInCaller(): Plugin {
  return {
    name: "unzip-in-caller",
    transform(code, id) {
      if (!id.endsWith("/read-excel-file/modules/zip/unzipFromArrayBuffer.js")) {
        return undefined;
      }
      if (!code.includes(asyncUnzip)) {
        throw new Error(`${id} has changed: it does not import unzip as expected.`);
      }
      return code.replace(asyncUnzip, syncUnzip);
    },
  };
}
