import type { KnownCommand } from "../known-command.ts";

export const ansible: KnownCommand = {
  names: ["ansible", "ansible-playbook"],
  sdks: ["boto3"],
  evidence: "read, not run: the collection amazon.aws requires boto3",
};
