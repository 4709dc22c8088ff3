import type { KnownCommand } from "../known-command.ts";

/** ~/.s3cfg, AWS_ACCESS_KEY before AWS_ACCESS_KEY_ID, a reader of ~/.aws/credentials and metadata calls of its own. */
export const s3cmd: KnownCommand = {
  names: ["s3cmd"],
  sdks: [],
  evidence: "read, not run: s3cmd 2.4.0, S3/Config.py",
  chooses: () => ({
    profile: null,
    region: null,
    refuses: "s3cmd looks for keys in a way of its own (~/.s3cfg first): who it would be is not known here",
  }),
};
