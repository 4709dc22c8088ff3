import type { DemoCase } from "../demo-case.ts";
import { wrongProfile } from "./wrong-profile.ts";

export const split: DemoCase = {
  name: "split",
  title: "the same machine, and every SDK on it: they do not agree who they are",
  story:
    "Ana's shell is the one of the first case: exported sandbox keys, and AWS_PROFILE=prod. Her Python script and her " +
    "Node.js script now work on two different accounts.",
  command: "compare",
  machineAt: wrongProfile.machineAt,
};
