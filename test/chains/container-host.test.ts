import { describe, expect, test } from "vitest";
import { chains } from "../../src/chains/index.ts";
import type { Answer, Question } from "../../src/model/question.ts";
import { drive } from "../../src/resolve/drive.ts";
import { resolve } from "../../src/resolve/resolve.ts";
import { seal } from "../../src/vault/secret.ts";
import { codeOf, snapshotOf } from "../truth/scenario.ts";

/* Plain http goes to a container by name only where all the name's addresses are near: a service of a compose file. */

const MACHINE = {
  id: "made-here",
  env: { AWS_CONTAINER_CREDENTIALS_FULL_URI: "http://awsecslocalendpoints/role/MyRole", AWS_REGION: "us-east-1" },
  files: {},
};
const LOOKING = ["go-v1", "go-v2", "java-v1", "java-v2", "kotlin", "rust"];

const answering =
  (addresses: string | null, asked: Question["kind"][]) =>
  (question: Question): Answer => {
    asked.push(question.kind);
    if (question.kind === "addresses")
      return addresses === null
        ? { kind: "failure", failure: { kind: "unknown-host", code: "ENOTFOUND", message: "no such name" } }
        : { kind: "text", text: addresses };
    if (question.kind !== "container")
      return { kind: "failure", failure: { kind: "no-route", code: "ENETUNREACH", message: "network is unreachable" } };
    const credentials = {
      accessKeyId: "ASIACONTAINERCONTAIN",
      secretAccessKey: seal("s"),
      sessionToken: seal("t"),
      expiration: "2099-01-01T00:00:00Z",
      accountId: null,
    };
    return { kind: "credentials", credentials };
  };

describe.each(chains.filter(({ id }) => LOOKING.includes(id)))("$id", (chain) => {
  const on = (addresses: string | null) => {
    const asked: Question["kind"][] = [];
    const walk = resolve(chain, snapshotOf(MACHINE), codeOf(MACHINE));
    return { winner: drive(walk, answering(addresses, asked)).winner, asked };
  };

  test("asks a name that leads near", () => {
    for (const near of ["169.254.170.2", "127.0.0.1 ::1"])
      expect(on(near).winner?.credentials.accessKeyId).toBe("ASIACONTAINERCONTAIN");
  });

  test.each(["10.0.0.7", "127.0.0.1 10.0.0.7", null])("does not ask one that leads to %s", (addresses) => {
    const { winner, asked } = on(addresses);
    expect(winner).toBeNull();
    expect(asked).toContain("addresses");
    expect(asked).not.toContain("container");
  });
});
