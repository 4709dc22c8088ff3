import { SDK_IDS } from "../model/sdk.ts";
import type { KnownError, KnownErrorKind } from "../walk/known-error.ts";

const cause = (id: string, pattern: RegExp, kind: KnownErrorKind, says: string): KnownError => ({
  id: `network-${id}`,
  sdks: SDK_IDS,
  origin: "network",
  pattern,
  kind,
  says,
});

/** The metadata services' own addresses, of instances and of containers. */
const METADATA = String.raw`169\.254\.(?:169\.254|170\.2|170\.23)|fd00:ec2::(?:254|23)`;

/** Why no answer came, in the words of whichever library was to bring it; the narrower before the wider. */
export const networkCauses: readonly KnownError[] = [
  cause(
    "header",
    /invalid header field value for "?Authorization|[Ii]nvalid character in header content \["[Aa]uthorization|Invalid header value b?'AWS4-HMAC|Illegal character\(s\) in message header value: AWS4/,
    "bad-setting",
    "The key id, the secret or the token holds a line end, a blank or another sign that no header may hold: set it anew.",
  ),
  cause(
    "certificate",
    /x509: certificate signed by unknown authority|CERTIFICATE_VERIFY_FAILED|certificate verify failed|PKIX path building failed|self[- ]signed certificate in certificate chain|SELF_SIGNED_CERT_IN_CHAIN|unable to verify the first certificate|unable to get local issuer certificate|SSL certificate problem/,
    "unreachable",
    "The certificate that was shown is of an authority that this program does not trust: mostly a proxy that looks into TLS. Its authority belongs into the bundle that the program reads: AWS_CA_BUNDLE or ca_bundle (AWS CLI, boto3, Go), NODE_EXTRA_CA_CERTS (Node.js), SSL_CERT_FILE (Go, OpenSSL), the JVM's trust store (Java, Kotlin).",
  ),
  cause(
    "proxy",
    /proxyconnect tcp|407 Proxy Authentication|Proxy Authentication Required|Unable to connect to proxy|Cannot connect to proxy/,
    "unreachable",
    "The proxy that HTTPS_PROXY or HTTP_PROXY names does not let the request through: its address, its login, or NO_PROXY.",
  ),
  cause(
    "metadata",
    new RegExp(
      String.raw`(?:${METADATA})\b[\s\S]{0,200}?(i/o timeout|timed out|connection refused|Connection refused|no route to host|No route to host|host is down|network is unreachable|connection reset|ETIMEDOUT|ECONNREFUSED|EHOSTUNREACH)`,
    ),
    "nothing-found",
    "The metadata service was asked, as nothing else gave credentials, and it did not answer ($1): this is no EC2 instance, or from a container its answers may go no further than one hop (http-put-response-hop-limit 2).",
  ),
  cause(
    "name",
    /no such host|getaddrinfo (?:ENOTFOUND|EAI_AGAIN) ([\w.-]+)|ENOTFOUND|EAI_AGAIN|Name or service not known|nodename nor servname|name resolution|UnknownHostException:? ?([\w.-]*)|dial tcp: lookup \S+ on \S+ read udp|Inaccessible host: `?([\w.-]+)|Encountered a `SocketError` while attempting to connect to:\s+(\S+)|dial tcp: lookup ([\w.-]+)/,
    "unreachable",
    "The name of the address was not found: a region that does not exist or is spelled otherwise, no DNS from here, or no network.",
  ),
  cause(
    "time-out",
    /i\/o timeout|ETIMEDOUT|TLS handshake timeout|[Cc]onnect(?:ion)? timed out|context deadline exceeded|ConnectTimeout|Read timed out|Client\.Timeout exceeded/,
    "unreachable",
    "The address did not answer in time: no way out of this network, such as a private subnet without a NAT or a VPC endpoint for the service, a proxy that is not set, or a firewall.",
  ),
  cause(
    "refused",
    /ECONNREFUSED|[Cc]onnection refused/,
    "unreachable",
    "Nothing listens at the address, or something between refuses the connection: an endpoint setting, a proxy, a firewall.",
  ),
  cause(
    "no-way",
    /ENETUNREACH|EHOSTUNREACH|[Nn]etwork is unreachable|[Nn]o route to host|connection reset by peer|ECONNRESET/,
    "unreachable",
    "No connection came about: no network, a proxy that is not set, or a firewall.",
  ),
];
