import { byHand } from "../../advice/by-hand.ts";
import { durationWords } from "../../advice/duration-words.ts";
import { isChosen } from "../../advice/effect-of.ts";
import { EXPIRY_KEYS } from "../../walk/expiration-note.ts";
import { expiryOf, isExpired } from "../../advice/expiry-of.ts";
import { sdkNames, verb } from "../../advice/sdk-names.ts";
import { blocksWithAny, settingIn } from "../../advice/settings-blocks.ts";
import { runsNothing, withoutTemporaryKeys } from "../../advice/temporary-keys.ts";
import { usesPlace } from "../../advice/uses-place.ts";
import { settingPlace } from "../../parse/settings-lines.ts";
import type { MachineRule } from "../rule.ts";

/** Complaint S09: no SDK looks at the expiry that a tool wrote beside the keys; AWS refuses them. */
export const rule: MachineRule = {
  scope: "machine",
  id: "expired-file-keys",
  group: "files",
  title: "Temporary keys in a file are past their time",
  why: "A tool wrote temporary keys and when they end. No SDK reads that time: it takes the keys, AWS refuses them, and a sign-in or a process that stands beside them is never asked.",
  complaints: ["S09"],
  insteadOf: ["expired-keys"],
  find: (checkup) =>
    blocksWithAny(checkup.files, EXPIRY_KEYS).flatMap((block) => {
      const keyId = settingIn(block, "aws_access_key_id");
      const expiry = expiryOf(block);
      if (keyId === null || expiry === null || !isExpired(checkup, block)) return [];
      const { path } = block.file;
      const place = settingPlace(path, keyId);
      const sdks = checkup
        .as(block.name)
        .filter((resolution) => usesPlace(resolution, place))
        .map(({ sdk }) => sdk.id);
      if (sdks.length === 0) return [];
      const change = withoutTemporaryKeys(block);
      const after = checkup.after(change, block.name) ?? [];
      const other = after
        .filter((one) => sdks.includes(one.sdk.id) && one.winner !== null && !runsNothing(checkup.snapshot, one.winner))
        .map(({ sdk }) => sdk.id);
      const told = checkup.toldOf(sdks);
      return [
        {
          severity: isChosen(checkup, block.name) ? "warning" : "note",
          message: `The keys of profile ${block.name} expired ${durationWords(checkup.now - expiry.milliseconds)} ago, and ${sdkNames(told)} ${verb(told, "takes", "take")} them all the same.`,
          provenance: [place, settingPlace(path, expiry.setting)],
          fix:
            checkup.toldOf(other).length > 0
              ? checkup.fix(change, other, block.name)
              : byHand(`fetch new keys for profile ${block.name} with the tool that wrote them`),
          sdks,
        },
      ];
    }),
};
