"""main.py COMMAND PARAMS: a real command made with botocore, by the words of the scenario's `command`, up to its first request of its own. Its project is the home folder."""
import json, os, re, subprocess, sys, tempfile
from importlib import metadata

HERE = os.path.dirname(os.path.abspath(__file__))
VENVS = "/tmp/lab-venvs"
TEMPLATE = '{"Resources": {"T": {"Type": "AWS::SNS::Topic"}}}'

COMMANDS = {  # the package, its own variables, files of a project that it will not start without
    "sam": ("aws-sam-cli", {"SAM_CLI_TELEMETRY": "0", "SAM_CLI_CHECK_EXPERIMENTAL_FEATURES": "0"}, {"template.json": TEMPLATE}),
    "eb": ("awsebcli", {}, {}),
    "ansible": ("ansible", {"ANSIBLE_LOCALHOST_WARNING": "false", "ANSIBLE_PYTHON_INTERPRETER": f"{VENVS}/cmd-ansible/bin/python", "ANSIBLE_HOME": "/tmp/lab-ansible"}, {}),
    "awslogs": ("awslogs", {}, {}),
    "s4cmd": ("s4cmd", {}, {}),
    "chalice": ("chalice", {}, {"app.py": "from chalice import Chalice\napp = Chalice(app_name='a')\n@app.lambda_function()\ndef f(event, context): return {}\n", "requirements.txt": "", ".chalice/config.json": '{"version": "2.0", "app_name": "a", "manage_iam_role": false, "iam_role_arn": "arn:aws:iam::111122223333:role/R"}'}),
    "zappa": ("zappa", {}, {}),
    "dbt": ("dbt-athena", {"DBT_SEND_ANONYMOUS_USAGE_STATS": "false"}, {"dbt_project.yml": "name: p\nversion: '1'\nprofile: p\n", "models/m.sql": "select 1"}),
    "sceptre": ("sceptre", {}, {"templates/t.json": TEMPLATE}),
}

def main(name, params):
    package, own, files = COMMANDS[name]
    venv = f"{VENVS}/cmd-{name}"
    version = subprocess.run([f"{venv}/bin/python", "-I", "-c", f"from importlib import metadata; print(metadata.version('{package}'))"], capture_output=True, text=True).stdout.strip()
    for path, text in files.items():
        if os.path.dirname(path): os.makedirs(os.path.dirname(path), exist_ok=True)
        if not os.path.exists(path): open(path, "w").write(text)
    seen = tempfile.mktemp(prefix="lab-seen-")
    program, *rest = json.load(open(params))["command"]
    env = {**os.environ, **own, "LAB_SEEN": seen, "PYTHONPATH": HERE, "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        ran = subprocess.run([f"{venv}/bin/{program}", *rest], env=env, stdin=subprocess.DEVNULL, capture_output=True, text=True, errors="replace", timeout=50)
        log = re.sub(r"\x1b\[[0-9;]*m", "", f"{ran.stdout}{ran.stderr}")
    except subprocess.TimeoutExpired as e: log = f"timeout: {e.stdout} {e.stderr}"
    asked = None
    if os.path.exists(seen): asked = json.load(open(seen)); os.remove(seen)
    out = {"sdk": name, "version": version, "outcome": "none" if asked is None else "credentials", "accessKeyId": None, "secretAccessKey": None, "sessionToken": None, "method": None, "region": None, "error": None}
    if asked is None: out.update(outcome="error", error={"type": "said", "message": log.strip()[-400:]})
    else: out.update({k: asked[k] for k in ("accessKeyId", "sessionToken", "region", "service", "host")})
    print(json.dumps(out))

main(*sys.argv[1:])
