import type { SettingDescription } from "../../walk/setting-description.ts";

/** Every stage has its own: these are the stages that most people have. */
const ofStage = (stage: string): Readonly<Record<string, SettingDescription>> => {
  const prefix = `AWS_${stage.toUpperCase()}`;
  return {
    [`${prefix}_PROFILE`]: {
      says: `The profile of the Serverless Framework's stage ${stage}; every stage has its own variables.`,
      of: ["profile"],
      related: ["AWS_PROFILE"],
    },
    [`${prefix}_ACCESS_KEY_ID`]: {
      says: `The access key id of the Serverless Framework's stage ${stage}, which goes before AWS_PROFILE.`,
      of: ["environment"],
      related: [`${prefix}_SECRET_ACCESS_KEY`, "AWS_ACCESS_KEY_ID"],
    },
    [`${prefix}_SECRET_ACCESS_KEY`]: {
      says: `The secret key of the Serverless Framework's stage ${stage}.`,
      of: ["environment"],
      related: [`${prefix}_ACCESS_KEY_ID`, "AWS_SECRET_ACCESS_KEY"],
    },
    [`${prefix}_SESSION_TOKEN`]: {
      says: `The session token of the Serverless Framework's stage ${stage}.`,
      of: ["environment"],
      related: [`${prefix}_ACCESS_KEY_ID`, "AWS_SESSION_TOKEN"],
    },
  };
};

export const variables: Readonly<Record<string, SettingDescription>> = { ...ofStage("dev"), ...ofStage("prod") };
