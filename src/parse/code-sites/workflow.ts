import { Pipeline } from "./workflow/pipeline.ts";
import type { TextReader } from "./site-reader.ts";
import { yamlValues } from "./documents/yaml-value.ts";

const FILES =
  /(?:^|\/)(?:\.github\/workflows\/[^/]+|action|[^/]*\.gitlab-ci|\.gitlab\/[^/]+|buildspec[^/]*|bitbucket-pipelines|\.circleci\/[^/]+|\.travis|\.drone|\.buildkite\/[^/]+|cloudbuild|azure-pipelines[^/]*)\.ya?ml$/;

/** What a machine of a CI service runs: GitHub, GitLab, CodeBuild, Bitbucket, CircleCI and their kind. */
export const workflow = {
  language: "workflow",
  isOne: (path) => FILES.test(path),
  words: ["aws", "AWS_", "profile", "region"],
  grammarOf: null,
  holds: ["bash"],
  sitesOf: (text, path, treeOf) =>
    yamlValues(text).flatMap((document) =>
      new Pipeline(treeOf, /(?:^|\/)(?:\.github\/|action\.ya?ml$)/.test(path)).sitesOf(document),
    ),
} satisfies TextReader;
