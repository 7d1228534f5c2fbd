#!/usr/bin/env python3
"""Writes random deals of the chip trade as NDJSON: chips, tools, memory and software, to some thirty countries, on days
since October 2022, with companies on lists and not; what a seller knows is stated, some of it is left out.

usage: make.py NUMBER [SEED]
"""
import json, random, sys
from datetime import date, timedelta

CHIPS = [  # name, ECCN, TPP, die area, I/O, data centre
    ("A100", "3A090.a", 4992, 826, 600, True), ("A800", "3A090.a", 4992, 826, 464, True),
    ("H100", "3A090.a", 15824, 814, 900, True), ("H20", "3A090.b", 2368, 814, 900, True),
    ("RTX 4090", "3A090.b", 5285, 609, 64, False), ("L40S", "3A090.b", 5864, 609, 64, True),
    ("MI300X", "3A090.a", 20912, 1462, 896, True), ("T4", "4A994.l", 1040, 545, 32, True),
    ("laptop GPU", "3A991.p", 900, 276, 32, False), ("FPGA", "3A991", 210, 300, 100, False)]
TOOLS = [("etcher", "3B001.c.1.a", {}), ("deposition tool", "3B001.d.1", {}), ("resist coater", "3B991", {}),
         ("DUV scanner", "3B001.f.1.b.2.b", {"wavelength_nm": "193", "numerical_aperture": "1.35", "overlay_nm": "1.5"})]
COUNTRIES = ["CN", "HK", "MO", "TW", "KR", "JP", "NL", "DE", "SG", "MY", "VN", "IN", "AE", "SA", "IL", "RU", "BR", "MX", "GB",
             "FR", "CA", "AU", "TH", "TR", "KZ", "BY", "IR", "PL", "CH", "EG"]
WEIGHTS = [30] + [4] * (len(COUNTRIES) - 1)
COMPANIES = ["Example Cloud", "Northern Data", "Semiconductor Manufacturing International Corporation", "Blue Harbour Trading",
             "Huawei Technologies", "Orchid Micro", "Inspur Group", "Lakeside University", "Yangtze Memory Technologies",
             "Delta Packaging", "Sea Lion Distribution", "Granite Motors", "Harbin Institute of Technology"]
USES = ["datacenter", "cloud", "consumer", "commercial", "research", "packaging", "mature_fab", "advanced_node_fab",
        "unknown_node_fab", "supercomputer"]


def some(rng, facts, share):
    return {key: value for key, value in facts.items() if rng.random() < share}


def item(rng):
    if rng.random() < 0.75:
        name, eccn, tpp, area, io, datacenter = rng.choice(CHIPS)
        facts = {"tpp": str(tpp + rng.choice([0, 0, -1, 37, 110])), "die_area_mm2": str(area), "datacenter": datacenter,
                 "io_bidirectional_gbs": str(io), "memory_device": False, "designer_headquarters": rng.choice(["US", "US", "CN"]),
                 "non_planar": True, "transistors_bn": str(rng.choice([16, 33, 54, 80]))}
        kind = rng.choice(["integrated_circuit", "integrated_circuit", "computer"])
        result = {"name": name, "kind": kind, "facts": some(rng, facts, 0.9)}
    elif rng.random() < 0.6:
        name, eccn, facts = rng.choice(TOOLS)
        result = {"name": name, "kind": "equipment", "facts": facts}
    else:
        eccn = rng.choice(["3D001", "3E001", "3D992", "5D992.c", "4E091"])
        result = {"name": "software", "kind": "software" if "D" in eccn else "technology"}
    if rng.random() < 0.8:
        result["eccn"] = eccn
    return result | {"origin": rng.choice(["TW", "US", "KR", "CN", "JP"]), "quantity": rng.randint(1, 5000),
                     "value_usd": str(rng.randint(500, 5_000_000))}


def deal(rng, number):
    to = rng.choices(COUNTRIES, WEIGHTS)[0]
    day = date(2022, 10, 1) + timedelta(days=rng.randrange(1480))
    home = rng.choice([to, to, to, "CN"])
    parties = [{"role": "end_user", "name": f"{rng.choice(COMPANIES)} {rng.choice(['', to, str(rng.randrange(400))])}".strip(),
                "country": to} | some(rng, {"headquarters": home, "ultimate_parent": home}, 0.8)]
    if rng.random() < 0.5:
        parties.append({"role": rng.choice(["consignee", "intermediate", "forwarder"]), "country": to,
                        "name": f"{rng.choice(COMPANIES)} {rng.randrange(400)}", "headquarters": home})
    start = rng.choices(["US", "TW", "NL", "SG"], [7, 1, 1, 1])[0]
    activity = "transfer" if start == to else "export" if start == "US" else "reexport"
    return {"id": f"D{number}", "date": day.isoformat(), "activity": activity, "from": start, "to": to,
            "exporter": {"name": "Example Systems", "country": start, "headquarters": rng.choice(["US", start])},
            "items": [item(rng) for _ in range(rng.choices([1, 2, 3], [8, 2, 1])[0])], "parties": parties,
            "end_use": {"kind": rng.choice(USES), "facts": some(rng, {"supercomputer": False, "red_flags_sought": True}, 0.8)}}


def main():
    count, seed = int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1
    rng = random.Random(seed)
    for number in range(count):
        print(json.dumps(deal(rng, number), ensure_ascii=False))


if __name__ == "__main__":
    main()
