import type { Fix } from "../model/finding.ts";
import { byHand } from "./by-hand.ts";
import type { Facts } from "./facts.ts";
import { shownName } from "./shown-name.ts";

/** What a container lacks that was given a variable that names a profile, and no files. */
export const mountSettings = ({ home, resolution }: Facts, variable: string): Fix =>
  byHand(
    `mount the folder .aws of the machine that has profile ${shownName(resolution.profile.name)} at ${home}/.aws, or unset ${variable}`,
  );

/** What a container lacks that was given nothing at all. */
export const fillContainer = ({ home }: Facts): Fix =>
  byHand(
    `give this container credentials: mount your folder .aws at ${home}/.aws, pass AWS_ACCESS_KEY_ID and the rest on (docker run -e), or let it have a role`,
  );
