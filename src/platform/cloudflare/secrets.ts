import { plainKeyId, readKeyId, readSealedContent } from "../../core/sealed-text.ts";
import { type Secrets } from "../../ports/secrets.ts";
import { webCrypto } from "./crypto.ts";

/** The secrets of this isolate, whose memory of opened secrets outlives a request. */
let isolateSecrets: { readonly rootKeys: readonly string[]; readonly secrets: Secrets } | undefined;

/** Opens the secrets under the root keys, the current one first. */
export function openSecrets(rootKeys: readonly string[]): Secrets {
  if (isolateSecrets?.rootKeys !== rootKeys) {
    isolateSecrets = { rootKeys, secrets: createSecrets(rootKeys) };
  }
  return isolateSecrets.secrets;
}

/** The limits of the memory of opened secrets. Cursor keys, its main content, are short. */
const [openedMax, openedLengthMax] = [1_000, 256];

function createSecrets(rootKeys: readonly string[]): Secrets {
  const opened = new Map<string, string | undefined>();
  let rootKeyById: ReadonlyMap<string, string> | undefined;

  async function readRootKeys(): Promise<ReadonlyMap<string, string>> {
    rootKeyById ??= new Map(
      await Promise.all(
        rootKeys.map(async (key): Promise<[string, string]> => [await computeKeyId(key), key]),
      ),
    );
    return rootKeyById;
  }

  async function decrypt(sealed: string): Promise<string | undefined> {
    const key = (await readRootKeys()).get(readKeyId(sealed));
    return key === undefined ? undefined : tryDecrypt(key, readSealedContent(sealed));
  }

  return {
    async seal(secret) {
      const [[id, key] = [plainKeyId, undefined]] = await readRootKeys();
      return `${id}.${key === undefined ? secret : await webCrypto.encrypt(purpose + key, secret)}`;
    },

    async open(sealed) {
      const id = readKeyId(sealed);
      if (id === "" || id === plainKeyId) {
        return readSealedContent(sealed);
      }
      if (opened.has(sealed)) {
        return opened.get(sealed);
      }
      const secret = await decrypt(sealed);
      if (sealed.length <= openedLengthMax) {
        remember(opened, sealed, secret);
      }
      return secret;
    },

    async listOutdatedKeyIds() {
      const ids = [...(await readRootKeys()).keys()];
      return ids.length === 0 ? [] : ["", plainKeyId, ...ids.slice(1)];
    },
  };
}

/** Separates encryption keys and key ids from the hashes that authenticate root keys. */
const purpose = "ordinal secrets at rest ";

async function computeKeyId(rootKey: string): Promise<string> {
  return `k${(await webCrypto.sha256(`id of ${purpose}${rootKey}`)).slice(0, 16)}`;
}

/** Returns undefined if the text was damaged or encrypted with another key. */
async function tryDecrypt(rootKey: string, content: string): Promise<string | undefined> {
  try {
    return await webCrypto.decrypt(purpose + rootKey, content);
  } catch {
    return undefined;
  }
}

function remember<K, V>(map: Map<K, V>, key: K, value: V): void {
  const [oldest] = map.keys();
  if (map.size >= openedMax && oldest !== undefined) {
    map.delete(oldest);
  }
  map.set(key, value);
}
