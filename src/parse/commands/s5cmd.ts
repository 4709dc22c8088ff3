import type { KnownCommand } from "../known-command.ts";

/** SharedConfigEnable; but `--profile` has keys of the credentials file alone (storage/s3.go, newSession). */
export const s5cmd: KnownCommand = {
  names: ["s5cmd"],
  sdks: ["go-v1"],
  site: "go-v1",
  evidence:
    "run: s5cmd ls, 2.3.0, on 150 machines of `open`: it signs as foreseen on 140, the rest are given a profile; where it goes is told by the bucket, which is not foreseen",
  options: { "--profile": "profile", "--endpoint-url": "endpoint", "--credentials-file": "credentials-file" },
  chooses: ({ given }) => (given.profile === null ? { ...given, loadsConfig: true } : given),
};
