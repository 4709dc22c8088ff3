#!/usr/bin/env python3
"""score.py PREDICTED.jsonl FIXTURES_TRUTH SET [--show N] [--sdk ID]: how far awswho's predictions agree with what the real SDKs did.
PREDICTED: a line per scenario, {"id": …, "results": [one document of `awswho compare --json` per SDK]}. FIXTURES_TRUTH/<sdk>/SET.jsonl: packed goldens."""
import argparse, collections, gzip, json, os, sys

def lines(path):
    """The records of PATH, or of PATH.gz; None where there is neither."""
    for p, opener in ((path, open), (path + ".gz", gzip.open)):
        if os.path.exists(p): return [json.loads(l) for l in opener(p, "rt")]

def differs(want, got):
    """What is predicted otherwise. Region is not scored where loading failed; the error's native type is shown but does not count (boto3 and the CLIs: it should be equal)."""
    if got is None: return ["missing"]
    out = []
    if want["outcome"] != got.get("outcome"): return ["outcome"]
    if want["outcome"] == "credentials":
        c = got.get("credentials") or {}
        if c.get("accessKeyId") is None and got.get("assumed") and want.get("accessKeyId"): out.append("unproven")
        elif (want.get("accessKeyId") or None) != (c.get("accessKeyId") or None): out.append("key")
        elif bool(want.get("hasSessionToken")) != bool(c.get("hasSessionToken")): out.append("token")
    if want["outcome"] != "error" and not want.get("region_missing"):
        if (want.get("region") or None) != ((got.get("region") or {}).get("name") or None): out.append("region")
    if want["outcome"] == "error":
        if ((want.get("error") or {}).get("type")) != ((got.get("error") or {}).get("type")): out.append("error-type")
    return out

def main():
    a = argparse.ArgumentParser(); a.add_argument("predicted"); a.add_argument("goldens"); a.add_argument("prefix"); a.add_argument("--show", type=int, default=0); a.add_argument("--sdk"); a = a.parse_args()
    predicted = {}
    for l in open(a.predicted):
        r = json.loads(l); predicted[r["id"]] = {x["sdk"]["id"]: x for x in r.get("results", [])}
    total = collections.Counter(); worst = 1.0
    print(f"{'sdk':12} {'n':>5} {'right':>7} {'outcome':>8} {'key':>5} {'token':>6} {'region':>7} {'unproven':>9} {'err-type':>9} {'missing':>8}")
    for sdk in sorted(n for n in os.listdir(a.goldens) if n != "scenarios" and os.path.isdir(os.path.join(a.goldens, n))):
        goldens = lines(os.path.join(a.goldens, sdk, f"{a.prefix}.jsonl"))
        if goldens is None: print(f"{sdk:12}  not recorded"); continue
        if a.sdk and a.sdk != sdk: continue
        c = collections.Counter(); shown = 0
        for w in goldens:
            if w.get("outcome") not in ("credentials", "none", "error") or w["id"] not in predicted: continue
            c["n"] += 1; d = differs(w, predicted[w["id"]].get(sdk))
            for x in d: c[x] += 1
            hard = [x for x in d if x != "error-type"]
            if not hard: c["right"] += 1
            elif shown < a.show:
                shown += 1; g = predicted[w["id"]].get(sdk) or {}
                print(f"   {sdk} {w['id']} {hard}: real {w['outcome']} {w.get('accessKeyId')} {w.get('region')} {(w.get('error') or {}).get('type')} | awswho {g.get('outcome')} {(g.get('credentials') or {}).get('accessKeyId')} {(g.get('region') or {}).get('name')} {(g.get('error') or {}).get('type')}")
        if not c["n"]: continue
        print(f"{sdk:12} {c['n']:5} {c['right'] / c['n']:7.2%} {c['outcome']:8} {c['key']:5} {c['token']:6} {c['region']:7} {c['unproven']:9} {c['error-type']:9} {c['missing']:8}")
        total["n"] += c["n"]; total["right"] += c["right"]; worst = min(worst, c["right"] / c["n"])
    if not total["n"]: print("nothing was scored"); sys.exit(2)
    print(f"agreement {total['right'] / total['n']:.3%} of {total['n']}, worst SDK {worst:.2%}")
    sys.exit(0 if total["n"] and total["right"] == total["n"] else 1)

main()
