import { type KnownError, inWordsOf, saidBy } from "../../walk/known-error.ts";

const boto2 = saidBy("boto2");

/** What the SDK says, in the words of the version that was run. */
export const knownErrors: readonly KnownError[] = [
  boto2(
    "boto2-document",
    /InvalidInstanceMetadataError|Credentials from instance metadata missing required key|Expected a dict type of credentials/,
    "unreachable",
    "The metadata service gave a document that holds no credentials; AssumeRoleUnauthorizedAccess in it means that EC2 may not assume the instance's role.",
  ),
  inWordsOf(
    "Python",
    boto2(
      "boto2-document-date",
      /strptime\(\) argument 1 must be str, not None|does not match format '%Y-%m-%dT%H:%M:%SZ'/,
      "unreachable",
      "The metadata service gave credentials whose date of expiry boto 2 does not read.",
    ),
  ),
  boto2(
    "boto2-profile",
    /Profile "([\s\S]*?)" not found!/,
    "profile-missing",
    "boto 2 finds profile $1 neither in ~/.aws/credentials nor in its own file.",
  ),
  boto2("boto2-nothing", /No handler was ready to authenticate/, "nothing-found", "boto 2 found no credentials."),
  boto2(
    "boto2-parse",
    /MissingSectionHeaderError|File contains no section headers|ParsingError|Source contains parsing errors|Duplicate(?:Option|Section)Error|While reading from .* already exists/,
    "parse",
    "Python refuses one of the files that boto 2 reads.",
  ),
  inWordsOf(
    "Python",
    boto2(
      "boto2-percent",
      /Interpolation\w*Error|Bad value substitution: option '.*?' in section|'%' must be followed by '%' or '\('/,
      "parse",
      "boto 2 takes a % in a value for a reference to another option, and this one leads to none.",
    ),
  ),
  inWordsOf(
    "Python",
    boto2(
      "boto2-encoding",
      /UnicodeDecodeError: '[\w-]+' codec can't decode byte/,
      "parse",
      "One of the files holds letters of another encoding than this Python reads: write it anew in UTF-8.",
    ),
  ),
  inWordsOf(
    "Python",
    boto2(
      "boto2-closed",
      /PermissionError: \[Errno 13\] Permission denied: '(.*?)'/,
      "parse",
      "The program may not read $1.",
    ),
  ),
  inWordsOf(
    "Python",
    boto2(
      "boto2-number",
      /could not convert string to float: '(.*?)'|invalid literal for int\(\) with base 10: '(.*?)'/,
      "bad-setting",
      "A number is wanted in boto 2's own file, [Boto] metadata_service_timeout or metadata_service_num_attempts.",
    ),
  ),
  inWordsOf(
    "Python",
    boto2(
      "boto2-import",
      /FileNotFoundError: \[Errno 2\] No such file or directory: '(.*?)'|IsADirectoryError: \[Errno 21\] Is a directory: '(.*?)'/,
      "parse",
      "An #import line of ~/.aws/credentials, which only boto 2 knows, names no file.",
    ),
  ),
  inWordsOf(
    "Python",
    boto2(
      "boto2-import-loop",
      /RecursionError: maximum recursion depth exceeded/,
      "parse",
      "An #import line of ~/.aws/credentials, which only boto 2 knows, leads back to a file that is being read.",
    ),
  ),
];
