/** Secrets planted in the tests: none of them may be seen again. */
export const CANARY = {
  secretKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYCANARYKEY0",
  sessionToken: "IQoJb3JpZ2luX2VjEJr//////////wEaCXVzLWVhc3QtMSJCANARY7",
  accessToken: "aoaAAAAAGcanaryAccessTokenOfAPortal0123456789",
  refreshToken: "aorAAAAAGcanaryRefreshToken0123456789abcdef",
  clientSecret: "eyJraWQiOiJrZXkifQ.eyJjYW5hcnkiOjF9.c2lnbmF0dXJl",
  webToken: "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJjYW5hcnkifQ.canarySignature",
  authorization: "Bearer canary-authorization-0815",
  password: "canary-password-4711",
} as const;
