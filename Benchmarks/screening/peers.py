#!/usr/bin/env python3
"""Screens with other programs, in the form that score.py reads: peers.py entities.ndjson queries.ndjson FOLDER

rapidfuzz: token_sort_ratio of the query and every name of every party; a party's score is that of its best name.
nomenklatura: logic-v2, the matcher of OpenSanctions' yente, which cannot look through tens of thousands of parties
itself: it scores the parties of the 30 names that rapidfuzz finds. Only this scoring counts as its time, which
favours it.
"""
import json
import sys
import time
from pathlib import Path

BLOCK = 30
SCHEMATA = {"person": "Person", "entity": "Organization", "vessel": "Vessel", "aircraft": "Airplane"}


def read(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def ranked(scores):
    """The ten best of {entity: score}."""
    best = sorted(scores.items(), key=lambda item: -item[1])[:10]
    return [{"entity_id": entity, "score": score} for entity, score in best]


def write(path, rows):
    with open(path, "w", encoding="utf-8") as out:
        for identifier, scores, start in rows:
            micros = round((time.process_time() - start) * 1e6)
            out.write(json.dumps({"id": identifier, "matches": ranked(scores), "us": micros}) + "\n")


def rapidfuzz(entities, queries, blocks):
    """Yields a row a query, and puts the parties found into `blocks` for the next peer."""
    from rapidfuzz import fuzz, process, utils
    owners, names = [], []
    for number, entity in enumerate(entities):
        for name in [entity["name"], *entity["aliases"]]:
            owners.append(number)
            names.append(utils.default_process(name))
    for query in queries:
        start = time.process_time()
        name = utils.default_process(query["name"])
        scores = {}
        for _, ratio, place in process.extract(name, names, scorer=fuzz.token_sort_ratio, limit=BLOCK):
            identifier = entities[owners[place]]["id"]
            scores[identifier] = max(scores.get(identifier, 0), ratio / 100)
        yield query["id"], scores, start
        blocks[query["id"]] = list(scores)


def nomenklatura(entities, queries, blocks):
    from followthemoney import model
    from nomenklatura.matching.logic_v2.model import LogicV2
    parties = {entity["id"]: entity for entity in entities}
    config = LogicV2.default_config()

    def proxy(record):
        schema = SCHEMATA.get(record["kind"], "LegalEntity")
        names = [record["name"], *record.get("aliases", [])]
        return model.get_proxy({"id": record["id"], "schema": schema, "properties": {"name": names}}, cleaned=False)

    LogicV2.compare(proxy(queries[0]), proxy(entities[0]), config)  # loads its tables
    for query in queries:
        candidates = [proxy(parties[identifier]) for identifier in blocks[query["id"]]]
        start = time.process_time()
        asked = proxy(query)
        yield query["id"], {party.id: LogicV2.compare(asked, party, config).score for party in candidates}, start


def main(entities, queries, folder):
    entities, queries, blocks = read(entities), read(queries), {}
    for peer in (rapidfuzz, nomenklatura):
        try:
            write(Path(folder, f"{peer.__name__}.ndjson"), peer(entities, queries, blocks))
        except ImportError as error:
            print(f"{peer.__name__}: not installed: {error}", file=sys.stderr)
            Path(folder, f"{peer.__name__}.ndjson").unlink()


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
