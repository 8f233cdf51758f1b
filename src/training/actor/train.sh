#!/bin/sh
# Trains the actor model, with fixed seeds:
#
#     src/training/actor/train.sh [OUT]
#
# OUT (default: target/training) gets actor.zip, figures.txt and actor-golden.jsonl. The encoder starts as that of the shipped
# attribution model. Training takes about an hour on one free core with AMX or AVX-512 for bfloat16. Files that OUT already has
# are kept, so an interrupted run continues. See ../README.md for what to install.
set -eu
. "$(dirname "$0")/../common/setup.sh"

common/base_model.sh e5-small-v2 1.0.0-beta3 "$out"
e5=$out/e5-small-v2

train() {       # name, options: writes OUT/name.pt
    name=$1
    shift
    [ -f "$out/$name.pt" ] || "$python" -m actor.train --shared "$shared" --written actor/written \
        --readings actor --base "$e5.onnx" --tokenizer "$e5-tokenizer.json" --held-out \
        --threads 1 --out "$out/$name.pt" "$@"
}

train actor-first --from ../main/resources/org/onrecord/statement/attribution.zip --epochs 3
train actor --start "$out/actor-first.pt" --part 1 --rate 1e-4 --fresh-rate 4e-4 --seed 2 --epochs 3
"$python" -m actor.export "$out/actor.pt" "$e5.onnx" "$e5-tokenizer.json" "$out/actor.zip"
"$python" -m actor.evaluate "$out/actor.zip" "$shared" actor/written actor | tee "$out/figures.txt"
"$python" -m actor.golden "$out/actor.zip" "$out/actor-golden.jsonl"
