"""What the scripts share that learn trees over evidence: the names of the evidence, and the table of the trees."""
import math
import re


def features(path):
    """The cases of an enumeration in a Swift file, in their order."""
    text = open(path, encoding="utf-8").read()
    text = re.sub(r"//[^\n]*", "", text.split("static let")[0])
    return re.findall(r"\w+", " ".join(re.findall(r"\bcase\s+(\w+(?:\s*,\s*\w+)*)", text)))


def write(path, model, names):
    """Writes a gradient-boosted classifier of scikit-learn as `EvidenceTrees` reads it, in bits."""
    with open(path, "w") as file:
        file.write("tree,feature,limit,left,right,bits\n")
        file.write("-1,,,,,%.5f\n" % (model._baseline_prediction.item() / math.log(2)))
        offset = 0
        for number, (tree,) in enumerate(model._predictors):
            for node in tree.nodes:
                bits = node["value"] / math.log(2)
                if node["is_leaf"]:
                    file.write("%d,,,,,%.5f\n" % (number, bits))
                else:
                    file.write("%d,%s,%.9g,%d,%d,%.5f\n" % (
                        number, names[node["feature_idx"]], node["num_threshold"], offset + node["left"],
                        offset + node["right"], bits))
            offset += len(tree.nodes)
