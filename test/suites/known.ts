/** What a suite says otherwise than we do, by the suite's name and the row's, each with its cause. */
export const KNOWN: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "botocore-providers": {
    "TestAssumeRoleCredentialProvider::test_incomplete_source_credentials_raises_error":
      "the test makes the provider without the profile providers that a session gives it; with them the source has no credentials",
  },
  "c-sdkutils-profile": {
    aws_profile_services_invalid_prefix_test:
      "a carriage return inside a header ends the line for Java (BufferedReader.readLine), not for the C parser",
  },
  "ruby-chain": {
    "ECS relative":
      "the test puts a double in the provider's place, so that no server sees the path: without its slash any would refuse the request line",
  },
  "js-v2": {
    "no env":
      "the table joins the two environment providers alone; in the whole chain the metadata service speaks last",
  },
};
