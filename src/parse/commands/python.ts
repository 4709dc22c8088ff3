import type { KnownCommand } from "../known-command.ts";

export const python: KnownCommand = {
  names: ["python", "python3", "pytest"],
  sdks: ["boto3"],
  evidence: "a program in Python uses boto3",
};
