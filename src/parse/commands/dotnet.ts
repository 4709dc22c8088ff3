import type { KnownCommand } from "../known-command.ts";

export const dotnet: KnownCommand = {
  names: ["dotnet"],
  sdks: ["dotnet"],
  evidence: "a program for .NET uses its only SDK",
};
