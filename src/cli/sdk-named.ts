import { SDK_IDS, type SdkId } from "../model/sdk.ts";
import { nearestNames } from "../parse/nearest-names.ts";
import { UsageError } from "./usage-error.ts";

/** @throws UsageError where there is no such SDK. */
export function sdkNamed(id: string, option: string): SdkId {
  const known = SDK_IDS.find((sdk) => sdk === id);
  if (known !== undefined) return known;
  const called = sdksCalled(id);
  const near = called.length > 0 ? called : nearestNames(id, SDK_IDS);
  const meant = near.length === 0 ? "" : `; did you mean ${near.join(" or ")}?`;
  throw new UsageError(
    `${option} ${id}: no such SDK${meant}${meant === "" ? "; there" : " There"} are ${SDK_IDS.join(", ")}`,
  );
}

/** The SDKs that a word names: by our name for it, or as people call it, by the language or the tool. */
export function sdksCalled(word: string): readonly SdkId[] {
  const everyday = [
    ["python botocore", ["boto3"]],
    ["aws awscli aws-cli cli", ["aws-cli-v2", "aws-cli-v1"]],
    ["node nodejs js javascript ts typescript serverless", ["js-v3", "js-v2"]],
    ["go golang", ["go-v2", "go-v1"]],
    ["tf tofu opentofu", ["terraform", "terraform-backend"]],
    ["backend tf-backend s3-backend", ["terraform-backend"]],
    ["java jvm", ["java-v2", "java-v1"]],
    ["c++ cxx", ["cpp"]],
    [".net net csharp c#", ["dotnet"]],
  ] as const;
  const known = SDK_IDS.find((id) => id === word);
  if (known !== undefined) return [known];
  return everyday.find(([words]) => words.split(" ").includes(word.toLowerCase()))?.[1] ?? [];
}
