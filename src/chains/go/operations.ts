/** An API's call, as its errors name it. */
export interface OperationName {
  readonly service: string;
  readonly name: string;
}

/** A call of an AWS service: which errors have a type of their own (its deserializers), and which are tried again. */
export interface Operation extends OperationName {
  /** By the code that the service says: its type here. */
  readonly errors: Readonly<Record<string, string>>;
  readonly retried: readonly string[];
}

const namedAlike = (...types: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(types.map((type) => [type, type]));

/** service/sts 1.51.8; the client of STS tries IDPCommunicationError again (golden `mut-chains-role-fails-idpcommunicationerror`). */
export const ASSUME_ROLE: Operation = {
  service: "STS",
  name: "AssumeRole",
  errors: {
    ExpiredTokenException: "ExpiredTokenException",
    MalformedPolicyDocument: "MalformedPolicyDocumentException",
    PackedPolicyTooLarge: "PackedPolicyTooLargeException",
    RegionDisabledException: "RegionDisabledException",
  },
  retried: ["IDPCommunicationError"],
};

/** stscreds.WebIdentityRoleProvider tries InvalidIdentityToken again, too. */
export const ASSUME_ROLE_WITH_WEB_IDENTITY: Operation = {
  service: "STS",
  name: "AssumeRoleWithWebIdentity",
  errors: {
    ...ASSUME_ROLE.errors,
    IDPCommunicationError: "IDPCommunicationErrorException",
    IDPRejectedClaim: "IDPRejectedClaimException",
    InvalidIdentityToken: "InvalidIdentityTokenException",
  },
  retried: ["IDPCommunicationError", "InvalidIdentityToken"],
};

/** service/sso 1.39.3 */
export const GET_ROLE_CREDENTIALS: Operation = {
  service: "SSO",
  name: "GetRoleCredentials",
  errors: namedAlike(
    "InvalidRequestException",
    "ResourceNotFoundException",
    "TooManyRequestsException",
    "UnauthorizedException",
  ),
  retried: ["TooManyRequestsException"],
};

/** service/ssooidc 1.44.3 */
export const CREATE_TOKEN: Operation = {
  service: "SSO OIDC",
  name: "CreateToken",
  errors: namedAlike(
    "AccessDeniedException",
    "AuthorizationPendingException",
    "ExpiredTokenException",
    "InternalServerException",
    "InvalidClientException",
    "InvalidGrantException",
    "InvalidRequestException",
    "InvalidScopeException",
    "SlowDownException",
    "UnauthorizedClientException",
    "UnsupportedGrantTypeException",
  ),
  retried: [],
};

/** service/signin 1.12.3 */
export const CREATE_OAUTH2_TOKEN: Operation = {
  service: "Signin",
  name: "CreateOAuth2Token",
  errors: namedAlike("AccessDeniedException", "InternalServerException", "TooManyRequestsError", "ValidationException"),
  retried: [],
};

export const GET_METADATA: OperationName = { service: "ec2imds", name: "GetMetadata" };
