"""What STS, the SSO portal, OIDC and sign-in answer where a name asks for an oddity (role/lends/KIND/R; a role name or refresh token lends-KIND).
A reply is (status, body, content type, headers, seconds that its Date is ahead of the clock); None: the connection is closed without one."""
import json, re, time
from datetime import datetime, timedelta, timezone

HTML = "<html><head><title>Sign in</title></head><body><p>Sign in to continue</p></body></html>"
NS = 'xmlns="https://sts.amazonaws.com/doc/2011-06-15/"'
AHEAD = 7200                                                     # seconds that the other clock of the kinds `ahead…` and `behind…` is off

def when(seconds): return datetime.now(timezone.utc) + timedelta(seconds=seconds)
def iso(at): return at.strftime("%Y-%m-%dT%H:%M:%SZ")
def error_xml(code, message): return f"<ErrorResponse {NS}><Error><Type>Sender</Type><Code>{code}</Code><Message>{message}</Message></Error><RequestId>r</RequestId></ErrorResponse>"

# When it ends, as each kind has it: of STS a date, of the portal milliseconds since 1970, of OIDC and sign-in seconds from now.
ENDS = {"date": {"over": lambda: iso(when(-3600)), "offset": lambda: (when(3600) + timedelta(hours=2)).strftime("%Y-%m-%dT%H:%M:%S+02:00"),
                 "fraction": lambda: when(3600).strftime("%Y-%m-%dT%H:%M:%S.123Z"), "epoch": lambda: int(time.time()) + 3600, "words": lambda: "tomorrow"},
        "millis": {"over": lambda: int(time.time() - 3600) * 1000, "zero": lambda: 0, "seconds": lambda: int(time.time()) + 3600, "numeral": lambda: str(int(time.time() + 3600) * 1000),
                   "iso": lambda: iso(when(3600)), "fraction": lambda: int(time.time() + 3600) * 1000 + 0.5},
        "none": {}, "seconds": {"zero": lambda: 0, "over": lambda: -3600, "numeral": lambda: "3600", "fraction": lambda: 3600.5}}

def fields(kind, names, document, ends):
    """The document of these names (id, secret, token, end) with one of them odd; None: no kind of field."""
    m = re.fullmatch("(blank|null)?(id|secret|token|end|refresh)(less)?", kind)
    if m and bool(m[1]) != bool(m[3]) and names.get(m[2]):
        name = names[m[2]]
        if m[3]: return {n: v for n, v in document.items() if n != name}
        return {**document, name: "" if m[1] == "blank" else None}
    return {**document, names["end"]: ENDS[ends][kind]()} if kind in ENDS[ends] else None

def anybody(kind, good, code):
    """What any of them may answer, and whoever answers in their place."""
    m = re.fullmatch(r"(html|empty|json|moved|header|typed|lower|upper|oauth|xml)(\d{3})?", kind)
    if kind == "closed": return None
    if kind == "cut": return 200, good[:len(good) // 2], None, (), 0
    if not m: return 200, good, None, (), 0
    status = int(m[2] or 200); jsonly = "application/json"
    return {"html": (status, HTML, "text/html", (), 0), "empty": (status, "", None, (), 0), "json": (status, json.dumps({"message": "Forbidden"}), jsonly, (), 0),
            "moved": (status, "", "text/html", [("Location", "/captive")], 0), "header": (status, "", jsonly, [("x-amzn-ErrorType", code)], 0),
            "typed": (status, json.dumps({"__type": f"com.amazonaws.lab#{code}", "message": "refused"}), jsonly, (), 0),
            "lower": (status, json.dumps({"code": code, "message": "refused"}), jsonly, (), 0), "upper": (status, json.dumps({"Code": code, "Message": "refused"}), jsonly, (), 0),
            "oauth": (status, json.dumps({"error": "invalid_grant", "error_description": "refused"}), jsonly, (), 0), "xml": (status, error_xml(code, "refused"), "text/xml", (), 0)}[m[1]]

def skewed(kind, signed_at, good):
    """STS by a clock that is off from this machine's; it minds a date that is five minutes or more from its own."""
    m = re.fullmatch("(ahead|behind)(signed|expired|good|token)", kind)
    if not m: return False
    off = AHEAD if m[1] == "ahead" else -AHEAD; theirs = when(off)
    if m[2] == "token": return 400, error_xml("ExpiredTokenException", "Token expired: current date/time must be before the expiration date/time"), "text/xml", (), off
    at = datetime.strptime(signed_at, "%Y%m%dT%H%M%SZ").replace(tzinfo=timezone.utc) if signed_at else theirs
    if m[2] == "good" or abs((at - theirs).total_seconds()) < 300: return 200, good, "text/xml", (), off
    stamp = lambda t: t.strftime("%Y%m%dT%H%M%SZ")
    if m[2] == "expired": return 400, error_xml("RequestExpired", "Request has expired."), "text/xml", (), off
    says = f"Signature expired: {stamp(at)} is now earlier than {stamp(theirs - timedelta(minutes=5))} ({stamp(theirs)} - 5 min.)" if off > 0 else f"Signature not yet current: {stamp(at)} is still later than {stamp(theirs + timedelta(minutes=5))} ({stamp(theirs)} + 5 min.)"
    return 403, error_xml("SignatureDoesNotMatch", says), "text/xml", (), off

def of_sts(kind, action, key, rest, end, signed_at):
    """rest: what follows the credentials."""
    def response(document, ns=" " + NS, around="", before=""):
        inner = "".join(f"{around}<{n}>{v}</{n}>" if v != "" else f"{around}<{n}/>" for n, v in document.items())
        return f"{before}<{action}Response{ns}>{around}<{action}Result>{around}<Credentials>{inner}{around}</Credentials>{rest}</{action}Result><ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></{action}Response>"
    names = {"id": "AccessKeyId", "secret": "SecretAccessKey", "token": "SessionToken", "end": "Expiration"}
    document = dict(zip(names.values(), (key, "secret-for-" + key, "token-for-" + key, end)))
    good = response(document); odd = fields(kind, names, document, "date"); xml = "text/xml"
    if odd: return 200, response(odd), xml, (), 0
    if kind == "bare": return 200, f"<{action}Response {NS}><{action}Result></{action}Result><ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></{action}Response>", xml, (), 0
    if kind == "plain": return 200, response(document, ns=""), xml, (), 0
    if kind == "pretty": return 200, response(document, around="\n    ", before='<?xml version="1.0" encoding="UTF-8"?>\n'), xml, (), 0
    if kind == "asjson": return 200, json.dumps({f"{action}Response": {f"{action}Result": {"Credentials": document}, "ResponseMetadata": {"RequestId": "r"}}}), "application/json", (), 0
    if kind == "error200": return 200, error_xml("AccessDenied", "refused"), xml, (), 0
    if kind == "root403": return 403, '<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>AccessDenied</Code><Message>Access Denied</Message><RequestId>r</RequestId></Error>', "application/xml", (), 0
    return skewed(kind, signed_at, good) or anybody(kind, good, "AccessDenied")

def of_portal(kind, key, end):
    names = {"id": "accessKeyId", "secret": "secretAccessKey", "token": "sessionToken", "end": "expiration"}
    document = dict(zip(names.values(), (key, "secret-for-" + key, "token-for-" + key, end))); odd = fields(kind, names, document, "millis"); code = "UnauthorizedException"
    capital = lambda d: {n[0].upper() + n[1:]: v for n, v in d.items()}
    body = {"bare": {}, "null": {"roleCredentials": None}, "capital": capital({"roleCredentials": capital(document)}), "error200": {"__type": code, "message": "refused"}}.get(kind, {"roleCredentials": odd or document})
    return anybody(kind, json.dumps(body), code)

def of_oidc(kind):
    names = {"token": "accessToken", "end": "expiresIn", "refresh": "refreshToken"}
    document = {"accessToken": "refreshed-lends-" + kind, "expiresIn": 3600, "refreshToken": "lends-" + kind, "tokenType": "Bearer"}
    odd = fields(kind, names, document, "seconds"); body = {"bare": {}, "snake": {"access_token": "refreshed-lends-" + kind, "expires_in": 3600, "token_type": "Bearer"}}.get(kind, odd or document)
    return anybody(kind, json.dumps(body), "InvalidGrantException")

def of_signin(kind, key):
    names = {"end": "expiresIn", "refresh": "refreshToken"}; keys = {"id": "accessKeyId", "secret": "secretAccessKey", "token": "sessionToken"}
    inner = dict(zip(keys.values(), (key, "secret-for-" + key, "token-for-" + key))); document = {"accessToken": inner, "tokenType": "aws_sigv4", "expiresIn": 900, "refreshToken": "lends-" + kind}
    odd = fields(kind, {**keys, "end": None}, inner, "none"); whole = {**document, "accessToken": odd} if odd else fields(kind, names, document, "seconds") or document
    body = {"bare": {}, "error200": {"error": "TOKEN_EXPIRED", "message": "refused"}}.get(kind, whole)
    if kind == "oauth400": return 400, json.dumps({"error": "TOKEN_EXPIRED", "message": "refused"}), "application/json", (), 0
    return anybody(kind, json.dumps(body), "AccessDeniedException")
