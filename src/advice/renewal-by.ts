import type { Fix } from "../model/finding.ts";
import type { Wrapper } from "../model/place.ts";
import { byHand } from "./by-hand.ts";
import { quoteWord } from "./shell.ts";

/** How the tool that exported the keys exports them anew; null: it says not of which profile they are. */
export function renewalBy({ name, profile }: Wrapper): Fix | null {
  if (profile === null) return null;
  const word = quoteWord(profile);
  switch (name) {
    case "aws-vault":
      return byHand(`leave this shell (exit), then: aws-vault exec ${word}`);
    case "granted":
      return byHand(`fetch them anew: assume ${word}`);
    case "awsume":
      return byHand(`fetch them anew: awsume ${word}`);
    case "aws-sso":
      return byHand(`leave this shell (exit), then: aws-sso exec --profile ${word}`);
  }
}
