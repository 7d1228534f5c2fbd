"""The 28 sample rules in polars, file to file: usage peer_polars.py IN OUT. Missing values are null; its `&` and `|` are Kleene's."""
import os, sys

import polars as pl

sys.dont_write_bytecode = True
sys.path.insert(0, os.environ.get("RULES_REFERENCE", os.path.join(os.path.dirname(__file__), "../../../shared/bench/rules")))
import rules_spec as spec

SCHEMA = {
    "id": pl.Int64, "date": pl.String, "eccn": pl.String, "tpp": pl.Float64, "pd": pl.Float64, "dc": pl.Boolean,
    "dest": pl.String, "hq": pl.String, "bw": pl.Int64, "mem": pl.Int64, "area": pl.Float64, "node": pl.Int64,
    "value": pl.Int64, "content": pl.Int64,
}
c = pl.col


def group(column, bits):
    return c(column).is_in([code for code, groups in spec.COUNTRIES if groups & bits])


def condition(part):
    kind, *rest = part
    if kind == "pre":
        return (c("eccn") == rest[0]) | c("eccn").str.starts_with(rest[0] + ".")
    if kind == "grp":
        return group("dest", rest[0])
    if kind == "ngrp":
        return ~group("dest", rest[0])
    if kind == "hgrp":
        return group("hq", rest[0])
    if kind == "dge":
        return c("date") >= rest[0]
    if kind == "dlt":
        return c("date") < rest[0]
    if kind == "dc":
        return c("dc")
    return c(kind) >= rest[1] if rest[0] == "ge" else c(kind) < rest[1]


def rules():
    tpp, density, dc = c("tpp"), c("pd"), c("dc")
    r0 = ((tpp >= 4800) | ((tpp >= 1600) & (density >= 5.92))) & (dc | (tpp >= 4800))
    first = (tpp >= 2400) & (tpp < 4800) & (density >= 1.6) & (density < 5.92)
    second = (tpp >= 1600) & (density >= 3.2) & (density < 5.92)
    r1 = (first | second) & dc & ~r0
    far = group("hq", spec.MO | spec.D5)
    r2 = (group("dest", spec.D1 | spec.D4 | spec.D5) & ~group("dest", spec.A5 | spec.A6)) | far
    r3 = (c("date") >= spec.EFF_3A090) & (r0 | r1) & r2
    sensitive = group("dest", spec.MO | spec.D5) | far
    item = r1 | (r0 & ~dc)
    r4 = r3 & item & ((c("date") < spec.EFF_ACA) | sensitive)
    r5 = r3 & item & ~sensitive & (c("date") >= spec.EFF_ACA)
    r6 = r3 & ~r4 & ~r5 & sensitive
    r7 = r3 & ~r4 & ~r5 & ~sensitive
    rest = []
    for _, parts in spec.SYN:
        whole = condition(parts[0])
        for part in parts[1:]:
            whole = whole & condition(part)
        rest.append(whole)
    return [r0, r1, r2, r3, r4, r5, r6, r7, *rest]


def main():
    path, out = sys.argv[1:]
    frame = pl.read_csv(path, schema=SCHEMA) if path.endswith(".csv") else pl.read_ndjson(path, schema=SCHEMA)
    named = [rule.alias(str(bit)) for bit, rule in enumerate(rules())]
    frame = frame.select("id", *named)
    bits = range(len(named))
    true = pl.sum_horizontal([c(str(b)).fill_null(False).cast(pl.Int64) * (1 << b) for b in bits])
    unknown = pl.sum_horizontal([c(str(b)).is_null().cast(pl.Int64) * (1 << b) for b in bits])
    frame.select("id", true.alias("t"), unknown.alias("u")).write_csv(out, include_header=False)


if __name__ == "__main__":
    main()
