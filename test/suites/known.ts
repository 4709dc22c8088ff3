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
  "go-v2-env-config": {
    "env 57":
      "ours is wrong: AWS_RESTRICT_FILE_PERMISSIONS with an unknown word is refused by config 1.33.15, not by us",
  },
  "kotlin-profile-chain": {
    "partial static credentials (missing secret) in source profile leads to credentials not being found":
      "ours is wrong: half a pair in a source profile is worded as the missing key, Kotlin says that there is no credential information",
    "partial static credentials (missing access key) in source profile leads to credentials not being found":
      "ours is wrong: half a pair in a source profile is worded as the missing key, Kotlin says that there is no credential information",
    "missing credentials error (empty source profile)":
      "ours is wrong: an empty source profile is worded as one that is not there",
    "single sign on missing start url": "ours is wrong: the wording of a missing SSO setting is Java's",
    "single sign on missing sso region": "ours is wrong: the wording of a missing SSO setting is Java's",
    "single sign on missing account id": "ours is wrong: the wording of a missing SSO setting is Java's",
    "single sign on missing role name": "ours is wrong: the wording of a missing SSO setting is Java's",
    "sso-session missing start url": "ours is wrong: the wording of a missing SSO setting is Java's",
    "sso-session missing sso_region": "ours is wrong: the wording of a missing SSO setting is Java's",
    "sso-session and profile define differing sso_region":
      "ours is wrong: the wording of SSO settings that differ is Java's",
    "sso-session and profile define differing sso_start_url":
      "ours is wrong: the wording of SSO settings that differ is Java's",
  },
  "js-v2": {
    "no env":
      "the table joins the two environment providers alone; in the whole chain the metadata service speaks last",
  },
  "js-v3-ini": {
    "home without HOME,USERPROFILE,HOMEDRIVE":
      "ours is wrong: without HOMEDRIVE it is `C:` and the platform's own separator, a slash on POSIX",
  },
  "ruby-chain": {
    "sso-session name quoted in section header":
      "the suite is of a later version: aws-sdk-core 3.168.1 looks for the name without quotes alone",
  },
};
