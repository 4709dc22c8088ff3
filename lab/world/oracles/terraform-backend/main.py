"""main.py PARAMS: the real Terraform with an S3 backend, in the home folder: `terraform init`, or the words of the scenario's `command`. As whom it reads its state is told by the last request of its own that reached the world's AWS: to S3, or to STS where it came no further.
The block is the scenario's `block`, in a file of the harness's; where the scenario has files of Terraform's own, those are all there is."""
import json, os, re, subprocess, sys, urllib.request

EMU = "http://127.0.0.1:4580"
OWN = {"bucket": "lab-state", "key": "state.json", "use_path_style": True}      # the world resolves no name of a bucket
HAD_KEYS = re.compile("validating provider credentials|Retrieving AWS account details|Invalid account ID")
QUIET = {"CHECKPOINT_DISABLE": "1", "TF_IN_AUTOMATION": "1"}

def backend(params):
    """What a program gives in code, in the backend's words."""
    explicit, session = params["explicit"] or {}, params["session"] or {}
    keys = {"access_key": "accessKeyId", "secret_key": "secretAccessKey", "token": "sessionToken"}
    given = {name: explicit.get(key) for name, key in keys.items()} | {name: session.get(name) for name in ("profile", "region")}
    block = OWN | {name: value for name, value in given.items() if value is not None} | (params["block"] or {})
    # What a provider has as a block is one argument here.
    return {name: value[0] if name.startswith("assume_role") and isinstance(value, list) and len(value) == 1 else value for name, value in block.items()}

def diagnostics(output):
    """Errors of the commands that can tell them as JSON, and of those that draw a box around them."""
    for line in output.splitlines():
        try: told = json.loads(line)
        except ValueError: continue
        if isinstance(told, dict) and told.get("@level") == "error" and "diagnostic" in told:
            yield told["diagnostic"]["summary"], told["diagnostic"].get("detail", "")
    for box in re.findall(r"^╷\n(.*?)^╵", output, re.S | re.M):
        head, _, detail = re.sub(r"(?m)^│ ?", "", box).partition("\n")
        if head.startswith("Error: "): yield head.removeprefix("Error: "), detail.strip("\n")

def run(words):
    ran = subprocess.run(words, env={**os.environ, **QUIET}, stdin=subprocess.DEVNULL, capture_output=True, text=True, errors="replace")
    return re.sub(r"\x1b\[[0-9;]*m", "", f"{ran.stdout}\n{ran.stderr}")

def main(path):
    params = json.load(open(path))
    version = json.loads(subprocess.run(["terraform", "version", "-json"], capture_output=True, text=True, env={"PATH": os.environ["PATH"], "HOME": "/nowhere", **QUIET}).stdout)["terraform_version"]
    if params["command"] is None and not any(name.endswith((".tf", ".tf.json")) for name in os.listdir(".")):
        with open("lab-backend.tf.json", "w") as f: json.dump({"terraform": {"backend": {"s3": backend(params)}}}, f)
    output = run(params["command"] or ["terraform", "init", "-input=false", "-json"])
    signed = json.load(urllib.request.build_opener(urllib.request.ProxyHandler({})).open(f"{EMU}/lab/signed"))
    asked = next((one for service in ("s3", "sts") for one in reversed(signed) if one["service"] == service), None)
    errors = [(summary, detail) for summary, detail in diagnostics(output)]
    # What the world's S3 says to who has come that far is nobody's fault.
    own = [error for error in errors if "operation error S3" not in " ".join(error)]
    out = {"sdk": "terraform-backend", "version": version, "outcome": "credentials", "accessKeyId": None, "secretAccessKey": None, "sessionToken": None, "method": None, "region": None, "error": None}
    fault = None if not own else {"type": own[0][0] if own[0][1] else "Error", "message": "\n".join(own[0]).strip()}
    if asked is not None:
        out.update({name: asked[name] for name in ("accessKeyId", "sessionToken", "region", "service", "host")})
        if fault is not None: out["client_error"] = fault
    # Whose keys it had got, no request could tell: counts for nothing.
    elif fault is not None and HAD_KEYS.match(fault["message"]): out.update(outcome="unseen", error=fault)
    else:
        none = fault is not None and "Error: failed to refresh cached credentials, no EC2 IMDS role found" in fault["message"]
        out.update(outcome="none" if none else "error", error=fault or {"type": "said", "message": output.strip()[-400:]})
    print(json.dumps(out))

main(*sys.argv[1:])
