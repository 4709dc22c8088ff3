import type { Answer } from "../../src/model/question.ts";
import { seal } from "../../src/vault/secret.ts";
import { NOW, fileSystemOf, realPath } from "../truth/scenario.ts";
import { type Changes, type World, machineOf } from "./machine.ts";
import type { Row } from "./table.ts";

export const credentials = (accessKeyId: string, sessionToken: string | null = "token"): Answer => ({
  kind: "credentials",
  credentials: {
    accessKeyId,
    secretAccessKey: seal(`secret of ${accessKeyId}`),
    sessionToken: sessionToken === null ? null : seal(sessionToken),
    expiration: new Date(NOW + 3_600_000).toISOString(),
    accountId: null,
  },
});

/** Every exchange works, and its key says what it was. The metadata services answer only where a suite adds them. */
export const GRANTED: World = {
  "assume-role": ({ roleArn }) => credentials(`role ${roleArn}`),
  "assume-role-with-web-identity": ({ roleArn }) => credentials(`web identity ${roleArn}`),
  "sso-role-credentials": ({ accountId, roleName }) => credentials(`sso ${accountId}/${roleName}`),
  process: ({ program }) => credentials(`process ${program}`),
};

export const METADATA: World = {
  metadata: ({ ask, role }): Answer => {
    switch (ask) {
      case "token":
        return { kind: "token", token: seal("imds-token"), expiresAt: null };
      case "role":
        return { kind: "text", text: "InstanceRole" };
      case "credentials":
        return credentials(`metadata ${role ?? ""}`);
      case "region":
        return { kind: "text", text: "us-east-1" };
      case "zone":
        return { kind: "text", text: "us-east-1a" };
      case "document":
        return { kind: "text", text: '{"region": "us-east-1"}' };
    }
  },
};

export const CONTAINER: World = { container: ({ url }) => credentials(`container ${url}`) };

/** A sign-in that holds, whatever the name of its file: suites that only build a chain have no caches. */
const SSO_TOKEN = JSON.stringify({
  accessToken: "sso-access-token",
  expiresAt: new Date(NOW + 86_400_000).toISOString(),
  startUrl: "https://start.example",
  region: "us-east-1",
});

/** The row's machine with what it names but does not bring: token files and a sign-in. */
export function furnished(row: Row, tokenFiles: readonly string[]): Changes {
  const own = machineOf(row).fs;
  const extra = fileSystemOf(new Map(tokenFiles.map((path) => [realPath(path), "a-web-identity-token"])));
  const signedIn = (path: string): boolean => /\/sso\/cache\/[0-9a-f]+\.json$/.test(path);
  const cache = (path: string) => fileSystemOf(new Map([[path, SSO_TOKEN]]));
  const at = (path: string) => (signedIn(path) ? cache(path) : tokenFiles.map(realPath).includes(path) ? extra : own);
  return {
    fs: {
      statSync: (path) => at(path).statSync(path),
      readFileSync: (path) => at(path).readFileSync(path),
      readdirSync: () => [],
    },
  };
}
