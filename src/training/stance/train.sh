#!/bin/sh
# Trains the stance model from the corpora and synthetic pairs, with fixed seeds:
#
#     src/training/stance/train.sh [OUT]
#
# OUT (default: target/training) gets stance.zip and stance-golden.jsonl. It also gets stance-held-out.zip, which
# has not seen the held-out tenths, and stance-figures.txt, the figures. Training takes about an hour on two free
# cores. Files that OUT already has are kept, so an interrupted run continues. See ../README.md for what to install.
set -eu
. "$(dirname "$0")/../common/setup.sh"

common/base_model.sh e5-small-v2 1.0.0-beta3 "$out"
base=$out/e5-small-v2
minimal=$root/src/test/resources/org/onrecord/stance/minimal-pairs.jsonl
hard=$root/src/test/resources/org/onrecord/stance/hard-pairs.jsonl

"$python" -m stance.check "$minimal"
"$python" -m stance.check "$hard"
train() {       # name, options: writes OUT/name.pt
    name=$1
    shift
    [ -f "$out/$name.pt" ] || "$python" -m stance.train --corpora "$shared/corpora" \
        --base "$base.onnx" --tokenizer "$base-tokenizer.json" --out "$out/$name.pt" "$@"
}
export_as() {   # name, file, temperatures: writes OUT/file.zip
    "$python" -m stance.export "$out/$1.pt" "$base.onnx" "$base-tokenizer.json" "$out/$2.zip" \
        "$shared/corpora" ${3+"$out/$3"}
}

# First mostly the corpora; then, more slowly, as many synthetic pairs; then a longer gentle round. The last round
# sees the held-out tenths too.
train first-stance --layers 10 --steps 1801
train second-stance --start "$out/first-stance.pt" --part 1 --steps 620 --own 16000 --rate 5e-5 --fresh-rate 3e-4 \
    --seed 2
train stance-held-out --start "$out/second-stance.pt" --steps 1200 --own 8000 --rate 5e-5 --fresh-rate 3e-4 --seed 5
train stance --start "$out/stance-held-out.pt" --steps 500 --own 6000 --rate 5e-5 --fresh-rate 2e-4 --seed 6 --all \
    --part 0.25

# The figures and the temperatures come from the model that has not seen the pairs measured.
export_as stance-held-out plain-stance
"$python" -m stance.evaluate "$out/plain-stance.zip" --corpora "$shared/corpora" \
    --calibrate "$out/temperatures.txt"
export_as stance-held-out stance-held-out temperatures.txt
export_as stance stance temperatures.txt
{
    "$python" -m stance.evaluate "$out/stance-held-out.zip" --corpora "$shared/corpora" \
        --pairs "$minimal" --pairs "$hard"
    echo 'The model that has seen all:'
    "$python" -m stance.evaluate "$out/stance.zip" --pairs "$minimal" --pairs "$hard" \
        --seed "$root"/seeds/000_*.txt "$shared/gold/seed.json"
} | tee "$out/stance-figures.txt"
"$python" -m stance.golden "$out/stance.zip" "$out/stance-golden.jsonl"
