# shellcheck shell=sh disable=SC2034
# Both train.sh source this file. It sets root, out, shared and python, and changes to src/training.
#
# $1: the folder for all results (default: target/training)
# SHARED: the folder with corpora/, gold/ and eval/ (default: ../shared)
# PYTHON: the path of a Python 3 with PyTorch, NumPy and ONNX (default: python3)
training=$(cd "$(dirname "$0")/.." && pwd)
root=$(cd "$training/../.." && pwd)
shared=$(cd "${SHARED:-$root/../shared}" && pwd)
python=${PYTHON:-python3}
mkdir -p "${1:-$root/target/training}"
out=$(cd "${1:-$root/target/training}" && pwd)
cd "$training" || exit
