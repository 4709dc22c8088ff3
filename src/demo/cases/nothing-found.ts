import type { DemoCase } from "../demo-case.ts";

export const nothingFound: DemoCase = {
  name: "nothing-found",
  title: "a new laptop: a region is set, but no credentials",
  story:
    "Ana has a new laptop and has set a region, but no credentials yet. " +
    'Her script ends with "Unable to locate credentials".',
  machineAt: () => ({
    home: "/home/ana",
    environment: { SHELL: "/bin/zsh" },
    files: { "/home/ana/.aws/config": "[default]\nregion = eu-central-1\noutput = json\n" },
    aws: {},
  }),
};
