"""The default chain of the AWS SDK for C++, as an S3 client of pyarrow signs by it: what it has signed is seen by a server on this machine."""
import http.server, json, re, sys, threading
p = json.load(open(sys.argv[1])); x = p.get("explicit"); s = p.get("session") or {}
out = {"sdk": "cpp", "version": "1.11.900", "outcome": None, "accessKeyId": None, "secretAccessKey": None, "sessionToken": None, "method": None, "region": None, "error": None}
seen = []
class Handler(http.server.BaseHTTPRequestHandler):
    def do_HEAD(self):
        seen.append(self.headers); self.send_response(404); self.send_header("Content-Length", "0"); self.end_headers()
    do_GET = do_HEAD
    def log_message(self, *_): pass
server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
threading.Thread(target=server.serve_forever, daemon=True).start()
import pyarrow.fs as fs
try:
    given = {"access_key": x["accessKeyId"], "secret_key": x["secretAccessKey"], "session_token": x.get("sessionToken")} if x else {}
    if s.get("region"): given["region"] = s["region"]
    files = fs.S3FileSystem(endpoint_override=f"127.0.0.1:{server.server_port}", scheme="http", **given)
    files.get_file_info("bucket/key")
except Exception as e:
    out["error"] = {"type": type(e).__name__, "message": str(e)[:900]}
if seen:
    signed = re.search(r"Credential=([^/]*)/\d+/([^/]*)/", seen[0].get("Authorization") or "")
    out["error"] = None
    out["outcome"] = "credentials" if signed else "none"
    if signed: out["accessKeyId"], out["region"], out["sessionToken"] = signed[1], signed[2], seen[0].get("x-amz-security-token")
else: out["outcome"] = "error"
print(json.dumps(out), flush=True)
