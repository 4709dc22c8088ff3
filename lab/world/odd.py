"""A machine of what the other generators never draw: odd places, odd bytes, odd values, deep mixtures. generate.py SEED COUNT --odd."""
import base64, hashlib, json, random

REGIONS = ["eu-west-1", "us-east-1", "ap-southeast-2"]
ARNS = ["arn:aws:iam::111122223333:role/Admin", "arn:aws:iam::444455556666:role/team/Deploy", "arn:aws:iam::111122223333:role/ReadOnly"]
ME = "arn:aws:iam::111122223333:user/me"
NEAR = "{{NOW+3600}}"

class Odd:
    def __init__(self, seed, n, dpop):
        self.r = random.Random(f"{seed}/{n}/odd"); self.seed = seed; self.n = n; self.k = 0; self.dpop = dpop
        self.tags = set(); self.files = {}; self.modes = {}; self.env = {}; self.config = {}; self.credentials = {}; self.unset = []; self.imds = None; self.session = {}; self.explicit = None

    def yes(self, p): return self.r.random() < p
    def one(self, *of): return self.r.choice(of)
    def tag(self, *names): self.tags.update(names)

    def key_id(self, prefix="AKIA"):
        """A key id that holds an account."""
        self.k += 1; h = hashlib.sha256(f"{self.seed}/{self.n}/odd/{self.k}".encode()).digest()
        raw = bytearray(((int(["111122223333", "444455556666"][h[0] % 2]) << 7) & 0x7fffffffff80).to_bytes(6, "big") + h[2:6]); raw[0] |= 0x80
        return prefix + base64.b32encode(bytes(raw)).decode()[:16]

    def keys(self):
        a = self.key_id(); return {"aws_access_key_id": a, "aws_secret_access_key": "sec/" + a + "+x="}

    # How a profile comes to its keys.

    def static(self, name):
        self.tag("static"); kv = self.keys()
        if self.yes(0.3): kv["aws_session_token"] = "tok-" + name
        if self.yes(0.2): kv["aws_account_id"] = self.one("111122223333", "123", "abc")
        if self.yes(0.12): k = self.one(*kv); kv[k] = self.one("", " ", '""', kv[k] + " ", f'"{kv[k]}"', kv[k] + "\t", kv[k] + "\u00a0", kv[k] + "\x00", "\u00e9" + kv[k]); self.tag("odd-key")
        return kv

    def process(self, name):
        self.tag("process"); a = self.key_id(); body = {"Version": 1, "AccessKeyId": a, "SecretAccessKey": "sec-" + a, "SessionToken": "tok-" + a, "Expiration": NEAR}
        path = f"~/bin/{name}.sh"; note = ""; code = 0; odd = self.r.random(); out = None
        if odd < 0.75:
            change = self.r.choice([
                lambda: body.update(Version="1"), lambda: body.update(Version=1.0), lambda: body.pop("Version"), lambda: body.update(Version=None), lambda: body.update(Version=True),
                lambda: body.update(Expiration="{{NOW-3600}}"), lambda: body.update(Expiration="{{NOW+60}}"), lambda: body.update(Expiration="2030-01-01"), lambda: body.update(Expiration="never"),
                lambda: body.update(Expiration="2030-01-01T00:00:00+02:00"), lambda: body.update(Expiration="2030-01-01T00:00:00.123Z"), lambda: body.update(Expiration=1893456000),
                lambda: body.update(Expiration=""), lambda: body.update(Expiration="2030-01-01T00:00:00"), lambda: body.update(Expiration="2030-01-01 00:00:00Z"), lambda: body.pop("Expiration"),
                lambda: body.pop("SessionToken"), lambda: body.update(SessionToken=""), lambda: body.update(SessionToken=None), lambda: body.update(AccessKeyId=""), lambda: body.pop("AccessKeyId"),
                lambda: body.update(AccessKeyId=12345), lambda: body.update(SecretAccessKey=""), lambda: body.update(AccountId="444455556666", Extra={"a": [1]}), lambda: body.update(AccountId=444455556666)])
            change(); out = json.dumps(body)
            if self.yes(0.2): out = self.one("\ufeff" + out, out + "\n" + out, "[" + out + "]", out + " # done", "Signing in...\n" + out, "", '"text"', "null", json.dumps({k[0].lower() + k[1:]: v for k, v in body.items()}), json.dumps(body, indent=2))
        out = json.dumps(body) if out is None else out
        if self.yes(0.15): code = self.one(1, 127, 255)
        if self.yes(0.25): note = "echo please sign in >&2\n"
        if code and self.yes(0.4): text = f"#!/bin/sh\necho sign-in expired >&2; exit {code}\n"
        else: text = f"#!/bin/sh\n{note}cat <<'X'\n{out}\nX\n" + (f"exit {code}\n" if code else "")
        self.files[path] = text; self.modes[path] = "644" if self.yes(0.06) else "755"; full = "{{HOME}}" + path[1:]
        return {"credential_process": self.one(full, full, full, f'"{full}"', f"'{full}'", f"{path}", f"bin/{name}.sh", f"./bin/{name}.sh", f"/bin/sh {full}", f"{full} --name 'a b' \"c\"", f"{full} ", "$HOME" + path[1:], f"X=1 {full}", f"{full} | cat", f"{full};true" if False else full)}

    def sso(self, name):
        self.tag("sso"); start = self.one("https://acme.awsapps.com/start", "https://acme.awsapps.com/start/", "https://acme.awsapps.com/start#/"); region = self.one("eu-west-1", "us-east-1")
        kv = {"sso_account_id": self.one("111122223333", "012345678901", "12345678901"), "sso_role_name": self.one("Admin", "Admin Role", "view_only")}
        modern = self.yes(0.6); title = self.one("corp", "my sso") if self.yes(0.15) else "corp"; settings = {"sso_start_url": start, "sso_region": region}
        if modern: kv["sso_session"] = title; self.config["sso-session " + title] = {**settings, **({"sso_registration_scopes": self.one("sso:account:access", "")} if self.yes(0.5) else {})}
        else: kv.update(settings)
        token = {"startUrl": start, "region": region, "accessToken": "at-" + name, "expiresAt": NEAR}
        if self.yes(0.35): token.update({"refreshToken": "rt-1", "clientId": "c", "clientSecret": "s", "registrationExpiresAt": self.one("{{NOW+36000}}", "{{NOW+36000}}", "{{NOW-36000}}")})
        if self.yes(0.7):
            self.r.choice([lambda: token.update(expiresAt="2030-01-01T00:00:00UTC"), lambda: token.update(expiresAt="2030-01-01T00:00:00.000Z"), lambda: token.pop("expiresAt"), lambda: token.update(expiresAt=1893456000),
                           lambda: token.update(expiresAt="{{NOW+120}}"), lambda: token.update(expiresAt="{{NOW+600}}"), lambda: token.update(expiresAt="{{NOW-60}}"), lambda: token.pop("accessToken"), lambda: token.update(accessToken=""),
                           lambda: token.update(startUrl="https://other.awsapps.com/start"), lambda: token.update(region="us-west-2"), lambda: token.pop("startUrl"), lambda: token.pop("region"), lambda: token.update(extra=[1]),
                           lambda: kv.pop("sso_account_id"), lambda: kv.pop("sso_role_name"), lambda: kv.update(sso_region="us-west-2"), lambda: kv.update(sso_start_url=start + "x"), lambda: kv.update(sso_account_id=""),
                           lambda: kv.update(sso_role_name=""), lambda: kv.update(sso_registration_scopes="x"), lambda: self.config.get("sso-session " + title, kv).pop("sso_region", 0),
                           lambda: self.config.get("sso-session " + title, kv).update(sso_region="EU-WEST-1"), lambda: self.config.get("sso-session " + title, kv).update(sso_start_url="")])()
        text = json.dumps(token)
        if self.yes(0.1): text = self.one("", "[]", "null", "\ufeff" + text, text + "x", '"x"')
        if self.yes(0.92): self.files["~/.aws/sso/cache/" + hashlib.sha1((title if modern else start).encode()).hexdigest() + ".json"] = text
        if self.yes(0.12): # what a CLI keeps of an earlier exchange
            args = {"roleName": kv.get("sso_role_name"), "accountId": kv.get("sso_account_id"), **({"sessionName": title} if modern else {"startUrl": start})}
            self.cli_cache(hashlib.sha1(json.dumps(args, sort_keys=True, separators=(",", ":")).encode()).hexdigest(), "sso")
        return kv

    def cli_cache(self, name, kind):
        self.tag("cli-cache"); a = self.key_id("ASIA"); when = self.one(NEAR, NEAR, "{{NOW-60}}", "{{NOW+60}}")
        text = json.dumps({"ProviderType": kind, "Credentials": {"AccessKeyId": a, "SecretAccessKey": "s", "SessionToken": "t", "Expiration": when}})
        if self.yes(0.15): text = self.one("", "{", "{}", "[]")
        self.files[f"~/.aws/cli/cache/{name}.json"] = text

    def login(self, name):
        self.tag("login"); state = self.one(NEAR, NEAR, "{{NOW-60}}", "{{NOW+60}}", "2030-01-01T00:00:00.5Z", "never")
        body = {"accessToken": {"accessKeyId": self.key_id("ASIA"), "secretAccessKey": "s", "sessionToken": "t", "accountId": "111122223333", "expiresAt": state}, "refreshToken": self.one("rt", "revoked-rt"),
                "dpopKey": self.dpop, "clientId": "c", "tokenType": "aws_sigv4", "idToken": "i"}
        if self.yes(0.3): self.r.choice([lambda: body.pop("refreshToken"), lambda: body.pop("dpopKey"), lambda: body.update(dpopKey="x"), lambda: body["accessToken"].pop("sessionToken"), lambda: body["accessToken"].pop("accountId"),
                                         lambda: body.pop("accessToken"), lambda: body.pop("clientId"), lambda: body["accessToken"].pop("expiresAt"), lambda: body.pop("idToken"), lambda: body.pop("tokenType")])()
        folder = "~/.aws/login/cache"
        if self.yes(0.12): folder = "~/logins"; self.env["AWS_LOGIN_CACHE_DIRECTORY"] = self.one("{{HOME}}/logins", "~/logins", "logins"); self.tag("login-folder")
        if self.yes(0.9): self.files[folder + "/" + hashlib.sha256(ME.encode()).hexdigest() + ".json"] = json.dumps(body)
        return {"login_session": ME}

    def web_identity(self, name):
        self.tag("web-identity"); path = "~/jwt-" + name; self.files[path] = self.one("jwt-of-" + name, "jwt-of-" + name + "\n", "  jwt-of-" + name + "\r\n", "", "\ufeffjwt", "jwt\x00")
        place = self.one("{{HOME}}" + path[1:], "{{HOME}}" + path[1:], path, path[2:], "./" + path[2:], "{{HOME}}", "", '"{{HOME}}' + path[1:] + '"')
        return {"role_arn": self.one(*ARNS), "web_identity_token_file": place, **({"role_session_name": self.one("web", "", "a b")} if self.yes(0.3) else {})}

    def role(self, name, source):
        self.tag("role"); kv = {"role_arn": self.one(*ARNS), "source_profile": source}
        if self.yes(0.15): kv["role_arn"] = self.one("", "arn:aws:iam::1:role/X", "arn:aws:iam::111122223333:role/Admin ", "admin", "arn:aws:iam::111122223333:role/Ad min", "arn:aws:iam::444455556666:role/wants/ExternalId/ext 1/R", "arn:aws:iam::444455556666:role/wants/DurationSeconds/1800/R", "arn:aws:iam::444455556666:role/wants/RoleSessionName/me/R")
        if self.yes(0.3): kv["duration_seconds"] = self.one("abc", "900", "899", "3601", "43201", "-1", "1h", "3600.0", "", "0900", "1800", "+1800", "1_800", "99999999999")
        if self.yes(0.2): kv["external_id"] = self.one("", "ext 1", "\u00e9", '"q"')
        if self.yes(0.3): kv["role_session_name"] = self.one("a", "has space", "x" * 65, "\u00e9t\u00e9", "", "me", "me ")
        if self.yes(0.07): kv["mfa_serial"] = self.one("arn:aws:iam::111122223333:mfa/me", "")
        if self.yes(0.12) and kv["role_arn"]:
            args = {"RoleArn": kv["role_arn"].strip(), **({"RoleSessionName": kv["role_session_name"].strip()} if kv.get("role_session_name") else {}), **({"ExternalId": kv["external_id"]} if kv.get("external_id") else {})}
            if kv.get("duration_seconds", "").isdigit(): args["DurationSeconds"] = int(kv["duration_seconds"])
            self.cli_cache(hashlib.sha1(json.dumps(args, sort_keys=True).encode()).hexdigest(), "assume-role")
        return kv

    def credential_source(self, name):
        self.tag("credential-source"); kind = self.one("Environment", "Ec2InstanceMetadata", "EcsContainer", "environment", "ECSContainer", " Environment", "")
        if kind == "Environment" and self.yes(0.6): self.env_keys()
        if kind == "Ec2InstanceMetadata" and self.yes(0.7): self.imds = {"role": "ec2-role"}
        if kind == "EcsContainer": self.container()
        return {"role_arn": self.one(*ARNS), "credential_source": kind}

    def put(self, name, kv):
        """into one of the files, or some of it into each"""
        roll = self.r.random(); modern = any(k.startswith(("sso_", "login_", "credential_process")) for k in kv)
        if roll < (0.85 if modern else 0.55): self.config.setdefault(name, {}).update(kv)
        elif roll < 0.9: self.credentials.setdefault(name, {}).update(kv)
        else:
            self.tag("split")
            for k, v in kv.items(): (self.config if self.yes(0.5) else self.credentials).setdefault(name, {})[k] = v

    def profile(self, name, depth):
        kind = self.r.choices(["static", "process", "sso", "login", "web_identity", "credential_source", "role"], [24, 18, 16, 8, 10, 7, 30 if depth < 3 else 0])[0]
        if kind == "role":
            source = self.one("base", "a b", "Ops") if depth == 0 else f"s{depth}"
            if self.yes(0.05): source = name
            kv = self.role(name, self.one(source, source, source, source, source, source + " ", f'"{source}"', source.upper()))
            if source != name: self.profile(source, depth + 1)
        else: kv = getattr(self, kind)(name)
        if self.yes(0.08): kv.update(self.keys()); self.tag("beside-keys")
        self.put(name, kv)

    # What else a profile or the environment says.

    def settings(self, name):
        kv = self.config.setdefault(name, {})
        if self.yes(0.6): kv["region"] = self.one(*REGIONS)
        if self.yes(0.15): kv["region"] = self.one("EU-WEST-1", "eu_west_1", "eu-west-1a", '"eu-west-1"', "aws-global", "us-iso-east-1", "eu-west-1/x", "fips-us-east-1", "us-east-1-fips", "", "eu west 1", "us-gov-west-1", "-eu-west-1", "eu-west-1\u00a0"); self.tag("odd-region")
        for chance, k, of in [(0.08, "use_fips_endpoint", ["True", "TRUE", "yes", "1", "", "true"]), (0.08, "use_dualstack_endpoint", ["True", "yes", "1", "true", "false "]), (0.07, "sts_regional_endpoints", ["Legacy", "LEGACY", "bogus", "", "legacy"]),
                              (0.07, "max_attempts", ["0", "-1", "abc", "", "2.5", "1"]), (0.07, "retry_mode", ["Standard", "bogus", "", "adaptive"]), (0.07, "defaults_mode", ["auto", "bogus", "Standard", "cross-region", ""]),
                              (0.06, "account_id_endpoint_mode", ["required", "disabled", "bogus", "Preferred"]), (0.05, "request_min_compression_size_bytes", ["abc", "-1"]), (0.05, "sigv4a_signing_region_set", ["*", ""]),
                              (0.05, "ca_bundle", ["{{HOME}}/none.pem", ""]), (0.05, "cli_pager", [""]), (0.05, "parameter_validation", ["bogus"]), (0.05, "tcp_keepalive", ["maybe"]), (0.05, "s3", ["\n  addressing_style = path\n  aws_access_key_id = NESTED"]),
                              (0.05, "ec2_metadata_service_endpoint", ["http://169.254.169.254/", "169.254.169.254", ""]), (0.05, "ec2_metadata_service_endpoint_mode", ["IPV6", "bogus", "", "ipv6"]), (0.05, "ec2_metadata_v1_disabled", ["True", "1", "yes"]),
                              (0.05, "metadata_service_timeout", ["abc", "0", "2", "1.5"]), (0.05, "metadata_service_num_attempts", ["abc", "0", "2"]), (0.04, "endpoint_url", ["{{EMU}}/sts", "not a url", "", "sts.example.com"]),
                              (0.04, "ignore_configured_endpoint_urls", ["TRUE", "1", "true"]), (0.03, "auth_scheme_preference", ["sigv4a", ""]), (0.03, "disable_request_compression", ["maybe"]), (0.03, "s3_use_arn_region", ["maybe"]), (0.03, "s3_disable_multiregion_access_points", ["maybe"])]:
            if self.yes(chance): kv[k] = self.r.choice(of); self.tag(k)
        if self.yes(0.1):
            self.tag("services"); kv["services"] = self.one("x", "x", "nosuch", "x ")
            service = self.one("sts", "sso", "sso_oidc", "STS", "signin"); url = "{{EMU}}/" + {"sso_oidc": "oidc"}.get(service, service.lower())
            self.config["services x"] = {service: self.one(f"\n  endpoint_url = {url}", f"\n  endpoint_url={url}\n  other = 1", f"\n\tendpoint_url = {url}", url)}

    def env_keys(self):
        self.tag("env-keys"); kv = self.keys(); self.env["AWS_ACCESS_KEY_ID"] = kv["aws_access_key_id"]; self.env["AWS_SECRET_ACCESS_KEY"] = kv["aws_secret_access_key"]
        if self.yes(0.3): self.env["AWS_SESSION_TOKEN"] = self.one("tok", "", " ", "tok\n")
        if self.yes(0.3): k = self.one("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"); self.env[k] = self.r.choice(["", " ", "{}\n", " {}", '"{}"', "{}\r", "'{}'", "\u00a0{}"]).format(self.env[k])
        if self.yes(0.15): self.env.pop(self.one("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"))
        if self.yes(0.1): self.env["AWS_CREDENTIAL_EXPIRATION"] = self.one("never", "", "2030-01-01", "1893456000", "{{NOW-60}}")

    def container(self):
        self.tag("container")
        if self.yes(0.65):
            self.env["AWS_CONTAINER_CREDENTIALS_FULL_URI"] = self.one("{{EMU}}/ecs/a", "http://localhost:4580/ecs/a", "http://LOCALHOST:4580/ecs/a", "http://127.0.0.2:4580/ecs/a", "http://[::1]:4580/ecs/a", "http://169.254.170.2/ecs/a", "http://169.254.170.23/v1/credentials",
                "http://169.254.170.23:80/v1/credentials", "http://[fd00:ec2::23]/v1/credentials", "http://[FD00:EC2::23]/v1/credentials", "https://169.254.170.23/v1", "ftp://127.0.0.1/x", "not a url", "", " {{EMU}}/ecs/a", "{{EMU}}/ecs/a?b=c", "{{EMU}}/ecs/a b", "http://user:pw@127.0.0.1:4580/ecs/a", "HTTP://127.0.0.1:4580/ecs/a", "http://169.254.170.3/x", "http://0x7f.1:4580/ecs/a", "http://2130706433:4580/ecs/a", "http://example.com/ecs", "http://localhost.:4580/ecs/a", "http://127.0.0.1", "//127.0.0.1:4580/ecs/a")
        if self.yes(0.4): self.env["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"] = self.one("/ecs/task", "ecs/task", "", "http://127.0.0.1:4580/ecs/a", "/ecs/a b", "/ecs/task?x=1", "/")
        if self.yes(0.4): self.env["AWS_CONTAINER_AUTHORIZATION_TOKEN"] = self.one("Bearer x", "x\ny", "x\r\n", "", " x ", "\u00e9")
        if self.yes(0.4):
            self.files["~/auth"] = self.one("Basic y", "Basic y\n", "Basic y\r\nX: z", "", " Basic y ")
            self.env["AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"] = self.one("{{HOME}}/auth", "{{HOME}}/auth", "~/auth", "auth", "{{HOME}}/none", "", "{{HOME}}")

    def variables(self):
        e = self.env
        for chance, k, of in [(0.14, "AWS_REGION", [" eu-west-1", "eu-west-1\n", "EU-WEST-1", "", " ", "eu-west-1", "eu-west-1a", '"us-east-1"', "us-iso-east-1"]), (0.14, "AWS_DEFAULT_REGION", ["us-east-1 ", "eu-west-1\r", "", "ap-southeast-2", "aws-global"]),
                              (0.1, "AWS_SDK_LOAD_CONFIG", ["TRUE", "yes", "0", "t", "True", "1", " 1", "f", "on"]), (0.07, "AWS_EC2_METADATA_DISABLED", ["True", "1", "yes", " true", "true"]), (0.06, "AWS_METADATA_SERVICE_TIMEOUT", ["abc", "0", "2", "", "1.5"]),
                              (0.06, "AWS_METADATA_SERVICE_NUM_ATTEMPTS", ["abc", "0", "2", "-1"]), (0.06, "AWS_EC2_METADATA_SERVICE_ENDPOINT", ["http://169.254.169.254/", "169.254.169.254", "{{EMU}}/imds/other/", "", "http://[fd00:ec2::254]/"]),
                              (0.06, "AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE", ["IPV6", "bogus", "", "IPv6 "]), (0.05, "AWS_EC2_METADATA_V1_DISABLED", ["True", "1", "yes", ""]), (0.05, "AWS_ACCOUNT_ID", ["123", "abc", "", "444455556666"]),
                              (0.05, "AWS_ACCOUNT_ID_ENDPOINT_MODE", ["required", "disabled", "bogus", ""]), (0.05, "AWS_MAX_ATTEMPTS", ["0", "-1", "abc", "", "1"]), (0.05, "AWS_RETRY_MODE", ["Standard", "bogus", "", "LEGACY"]), (0.04, "AWS_DEFAULTS_MODE", ["auto", "bogus", "", "Legacy"]),
                              (0.05, "AWS_STS_REGIONAL_ENDPOINTS", ["Legacy", "LEGACY", "bogus", "", "legacy"]), (0.05, "AWS_USE_FIPS_ENDPOINT", ["True", "yes", "1", "", "FALSE"]), (0.05, "AWS_USE_DUALSTACK_ENDPOINT", ["True", "yes", "1", ""]),
                              (0.05, "AWS_ENDPOINT_URL_STS", ["{{EMU}}/sts", "", "not a url", "sts.example.com", " {{EMU}}/sts"]), (0.05, "AWS_ENDPOINT_URL_SSO", ["{{EMU}}/sso", ""]), (0.05, "AWS_ENDPOINT_URL_SSO_OIDC", ["{{EMU}}/oidc"]), (0.03, "AWS_ENDPOINT_URL", ["", "{{EMU}}"]),
                              (0.04, "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", ["TRUE", "1", "true", ""]), (0.04, "AWS_CA_BUNDLE", ["{{HOME}}/none.pem", ""]), (0.03, "AWS_SDK_CONFIG_OPT_OUT", ["1", "", "false"]), (0.03, "AWS_CREDENTIAL_PROFILES_FILE", ["{{HOME}}/profiles"]),
                              (0.03, "AWS_DATA_PATH", ["{{HOME}}/none"]), (0.03, "AWS_SDK_UA_APP_ID", ["x" * 60, "a b"]), (0.03, "AWS_REQUEST_MIN_COMPRESSION_SIZE_BYTES", ["abc"]), (0.03, "AWS_SIGV4A_SIGNING_REGION_SET", ["*"]), (0.03, "LANG", ["C", "", "tr_TR.UTF-8"]), (0.02, "PYTHONUTF8", ["0"]),
                              (0.03, "AWS_SESSION_TOKEN", ["stray"]), (0.03, "AWS_LAMBDA_FUNCTION_NAME", ["f"]), (0.03, "AWS_EXECUTION_ENV", ["AWS_ECS_FARGATE"]), (0.02, "AWS_S3_USE_ARN_REGION", ["maybe"]), (0.02, "AWS_AUTH_SCHEME_PREFERENCE", ["sigv4a"]), (0.02, "AWS_CREDENTIAL_FILE", ["{{HOME}}/none"])]:
            if k not in e and self.yes(chance): e[k] = self.r.choice(of); self.tag(k)
        if self.yes(0.1):
            self.tag("env-webid"); self.files["~/jwt"] = self.one("jwt-env", "jwt-env\n", "")
            e["AWS_WEB_IDENTITY_TOKEN_FILE"] = self.one("{{HOME}}/jwt", "~/jwt", "jwt", "", "{{HOME}}", " {{HOME}}/jwt"); e["AWS_ROLE_ARN"] = self.one(*ARNS, "", ARNS[0] + " ", "admin")
            if self.yes(0.4): e["AWS_ROLE_SESSION_NAME"] = self.one("", "a b", "me", " ")
        if self.yes(0.14): self.env_keys()
        if self.yes(0.12): self.container()
        if self.imds is None and self.yes(0.25): self.imds = {"role": self.one("ec2-role", "v1-role", "six-role", "status-500-role", "status-503-role", "none-role", "empty-role", "bad-role")}

    def proxies(self):
        self.tag("proxy"); p = self.one("http://127.0.0.1:9", "127.0.0.1:9", "http://user:p%40w@127.0.0.1:9", "socks5://127.0.0.1:9", "https://127.0.0.1:9", "http://127.0.0.1:9/", "", " ", "http://")
        for k in self.r.sample(["HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy", "ALL_PROXY", "all_proxy"], self.one(1, 1, 2)): self.env[k] = p
        forms = [".amazonaws.com", "amazonaws.com", "*.amazonaws.com", "sts.eu-west-1.amazonaws.com:443", "sts.eu-west-1.amazonaws.com:80", "*", "169.254.0.0/16", "169.254.169.254", "169.254.170.2,169.254.169.254", "localhost,127.0.0.1", "sts.us-east-1.amazonaws.com , sts.eu-west-1.amazonaws.com,x", "AMAZONAWS.COM", "", "127.0.0.0/8,169.254.0.0/16,.amazonaws.com", "x sts.eu-west-1.amazonaws.com", "*.com", "sts.*", "169.254.*", "[fd00:ec2::254]", "com", "https://sts.eu-west-1.amazonaws.com", ".eu-west-1.amazonaws.com,"]
        if self.yes(0.7): self.env[self.one("NO_PROXY", "no_proxy")] = self.r.choice(forms)
        if self.yes(0.2): self.env.setdefault("NO_PROXY", self.r.choice(forms)); self.env.setdefault("no_proxy", self.r.choice(forms))

    # How the files are written, and where they lie.

    def header(self, name, where):
        if where == "credentials": return f"[{name}]" if self.yes(0.9) else self.one(f"[profile {name}]", f"[ {name}]", f"[{name} ]", f'["{name}"]', f"[{name}")
        if name.startswith(("sso-session ", "services ")):
            kind, _, title = name.partition(" ")
            return f"[{name}]" if self.yes(0.85) else self.one(f"[{kind}  {title}]", f'[{kind} "{title}"]', f"[ {kind} {title} ]", f"[{kind}\t{title}]", f"[{kind} {title}] # c", f"[{title}]", f"[profile {name}]", f"[{kind.title()} {title}]")
        full = name if name == "default" else f'profile "{name}"' if " " in name and self.yes(0.7) else f"profile {name}"
        if self.yes(0.88): return f"[{full}]"
        self.tag("odd-header"); return self.one(f"[{full}][x]", f"[{full}]]", f"[[{full}]]", f"[{full}] junk", f"[profile '{name}']", f"[{name}]", f"[profile {name} ]", f"[PROFILE {name}]", f"[profile.{name}]", f"[profile\u00a0{name}]", f"[{full}", f"{full}]", f"[profile {name}]\tregion = eu-west-1", f"[profile {name} x]", f"[profile profile {name}]")

    def text(self, sections, where):
        lines = []
        if self.yes(0.08): lines.append(self.one("[]", "[profile]", "[profile ]", "[sso-session]", "[services]", "[plugins]\ncli_legacy_plugin_path = x", "[preview]\ncloudfront = true", "[toplevel]\na = b", "[profile \u00e9]\nregion = eu-west-1", "[DEFAULT]\nregion = ca-central-1"))
        for name, kv in sections.items():
            lines.append(self.header(name, where))
            if self.yes(0.05): lines.append(self.one("export AWS_REGION=eu-west-1", "AWS_ACCESS_KEY_ID = AKIAUPPER", "aws access key id = x", "aws_access_key_id", "=", "  stray", "# caf\u00e9", "# caf\udce9", "; " + "x" * 70000, "note = " + "y" * 9000, "note = caf\udce9", "note = \u2028x", "\x0c", "note = a\x00b", "a.b-c = 1", "note = a = b", "'k' = v", "\u00a0region = eu-west-3", "region\u00a0= eu-west-3")); self.tag("odd-line")
            for k, v in kv.items():
                if self.yes(0.015): self.tag("value-below"); lines += [f"{k} =", f"  {v}"]
                else: lines.append(f"{k} = {v}")
        text = "\n".join(lines) + ("\n" if self.yes(0.9) else "")
        if self.yes(0.14): self.tag("odd-text"); text = self.one(text.replace("\n", "\r\n"), text.replace("\n", "\r"), "\ufeff" + text, "\ufeff# c\n" + text, text.replace("\n", "\n\n"), text.replace("\n", " \n"), "\n\n" + text, text.replace(" = ", "="), text.replace(" = ", "\t=\t"), text.replace("\n", "\r\n", 2), "\x00" + text, text + "\x1a", text.replace(" = ", " =\u00a0"), "# caf\udce9\n" + text, "  " + text)
        return text

    def places(self):
        home = "~"; roll = self.r.random(); cpath, kpath = "~/.aws/config", "~/.aws/credentials"
        if roll < 0.05: home = "~/sub"; self.env["HOME"] = "{{HOME}}/sub"; self.tag("home-elsewhere")
        elif roll < 0.09: self.unset.append("HOME"); self.tag("home-unset")
        elif roll < 0.11: self.env["HOME"] = ""; self.tag("home-empty")
        elif roll < 0.13: self.env["HOME"] = "{{HOME}}/"; self.tag("home-slash")
        elif roll < 0.145: self.unset.append("HOME"); self.env["USERPROFILE"] = "{{HOME}}"; self.tag("home-unset")
        elif roll < 0.155: self.unset.append("HOME"); self.env["HOMEDRIVE"] = ""; self.env["HOMEPATH"] = "{{HOME}}"; self.tag("home-unset")
        elif roll < 0.165: self.env["HOME"] = "."; self.tag("home-relative")
        for name, default, chance in (("AWS_CONFIG_FILE", "config", 0.12), ("AWS_SHARED_CREDENTIALS_FILE", "credentials", 0.12)):
            if not self.yes(chance): continue
            self.tag(name); place = self.one(("conf/" + default, "~/conf/" + default), ("./conf/" + default, "~/conf/" + default), ("", None), ("{{HOME}}/.aws", None), ("~/conf/" + default, "~/conf/" + default), ("$HOME/conf/" + default, "~/conf/" + default),
                ("{{HOME}}/conf/" + default + " ", "~/conf/" + default), ("~root/conf/" + default, "~/conf/" + default), ("~nobody/x", None), ("~", None), ("/dev/null", None), ("{{HOME}}/conf/../conf//" + default, "~/conf/" + default), ('"{{HOME}}/conf/' + default + '"', "~/conf/" + default), ("{{HOME}}/none", None), ("~/conf/\u00e9", "~/conf/\u00e9"))
            self.env[name] = place[0]
            if place[1] and default == "config": cpath = place[1]
            elif place[1]: kpath = place[1]
        if home != "~": cpath, kpath = (p if "/conf/" in p else p.replace("~", home, 1) for p in (cpath, kpath))
        if self.yes(0.02): self.env["AWS_CONFIG_FILE"] = self.env["AWS_SHARED_CREDENTIALS_FILE"] = "{{HOME}}/one-file"; cpath = "~/one-file"; self.credentials = {}; self.tag("one-file")
        if home == "~/sub": # what tools beside it wrote there, too
            for path in [p for p in self.files if p.startswith("~/.aws/") and self.yes(0.7)]: self.files[path.replace("~", home, 1)] = self.files.pop(path)
            if self.yes(0.5): self.files["~/.aws/credentials"] = "[default]\naws_access_key_id = " + self.key_id() + "\naws_secret_access_key = other\n"
        return cpath, kpath

    def make(self):
        name = self.one("default", "dev", "dev", "a b", "\u00e9quipe", "Dev.x@y") if self.yes(0.4) else self.one("default", "dev")
        self.profile(name, 0)
        if self.yes(0.2) and name != "default": self.put("default", self.static("default"))
        self.settings(name)
        if self.yes(0.15): self.settings("default")
        self.variables()
        if self.yes(0.14): self.proxies()
        if name != "default":
            how = self.r.random()
            if how < 0.75: self.env["AWS_PROFILE"] = name if self.yes(0.88) else self.one(name + " ", " " + name, f'"{name}"', f"profile {name}", name.upper(), name + "\n", "")
            elif how < 0.87: self.session["profile"] = name if self.yes(0.9) else self.one(name + " ", "nosuch")
            else: self.env["AWS_DEFAULT_PROFILE"] = name; self.env.update({"AWS_PROFILE": self.one("default", "", "nosuch")} if self.yes(0.4) else {})
        if self.yes(0.05): self.session["region"] = self.one("EU-WEST-1", "eu-west-1 ", "us-gov-west-1", "eu-west-1")
        if self.yes(0.03): a = self.key_id(); self.explicit = {"accessKeyId": a, "secretAccessKey": "sec-" + a, **({"sessionToken": self.one("", "tok")} if self.yes(0.5) else {})}
        cpath, kpath = self.places()
        if self.config: self.files[cpath] = self.text(self.config, "config")
        if self.credentials: self.files[kpath] = self.text(self.credentials, "credentials")
        if self.yes(0.03): self.files["~/.boto"] = self.one("[Credentials]\naws_access_key_id = AKIABOTO\naws_secret_access_key = s\n", "[Credentials]\naws_access_key_id: AKIABOTO\n aws_secret_access_key: s\n", "\ufeff[Credentials]\naws_access_key_id = AKIABOTO\n", "[credentials]\naws_access_key_id = AKIABOTO\naws_secret_access_key = s\n")
        s = {"id": f"{self.seed}-{self.n:05d}"}
        if self.explicit: s["explicit"] = self.explicit
        if self.session: s["session"] = self.session
        s.update({"env": self.env, "files": self.files, "imds": self.imds, "tags": sorted(self.tags)})
        if self.modes: s["modes"] = self.modes
        if self.unset: s["unset"] = self.unset
        return s
