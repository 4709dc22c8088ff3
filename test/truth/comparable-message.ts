import { EMULATOR, HOME } from "./scenario.ts";

/** The lab keeps 400 characters of a message, and writes its own folder and address as placeholders. */
export const comparableMessage = (message: string | undefined, length: number): string | null =>
  message === undefined
    ? null
    : message
        .replaceAll("{{HOME}}", HOME)
        .replaceAll("{{EMU}}", EMULATOR)
        .replaceAll("{{EMU-HOST}}", new URL(EMULATOR).host)
        // awswho keeps what a line sets for its program to itself (golden `py-process-shell-features`).
        .replace(/'(\w+)=[^']*'$/, "'$1=…'")
        // A token that stands where its file's path belongs is not shown.
        .replace(/\beyJ[\w-]{8,}\.[\w-]+\.[\w-]*/g, "eyJ…")
        // What time it was for STS, or when a session ends.
        .replace(/\b\d{8}T\d{6}Z|\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ(?='$)/g, "…")
        // Where in its C the ssl module of that Python stood.
        .replace(/ \(_ssl\.c:\d+\)/, "")
        // What a socket library says of a closed port is not modelled.
        .replace(
          /(Error retrieving metadata: )(?:Received error when attempting to retrieve container metadata: )?Could not connect.*/,
          "$1…",
        )
        .slice(0, length);
