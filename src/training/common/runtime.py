"""Exported models, run as CONTRACT.md specifies: the reference, whose bits the engine gives too.

Products of integers are exact, here as floats of double precision, whose 53 bits hold every sum. All other steps are
in single precision, each rounded alone, and sums have the order that the contract gives them.
"""
import io
import json
import zipfile

import numpy as np
import onnx
from onnx import numpy_helper

from common.text import WordPieces

F = np.float32
NUMERATORS = F(1 / 255)
# The error function as a quotient of polynomials, as in Eigen and XLA: coefficients of the even powers, highest first.
ERF_ABOVE = [-2.72614225801306e-10, 2.77068142495902e-08, -2.10102402082508e-06, -5.69250639462346e-05,
             -7.34990630326855e-04, -2.95459980854025e-03, -1.60960333262415e-02]
ERF_BELOW = [-1.45660718464996e-05, -2.13374055278905e-04, -1.68282697438203e-03, -7.37332916720468e-03,
             -1.42647390514189e-02]
POWERS = [1 / 120, 1 / 24, 1 / 6, 1 / 2, 1, 1]


def polynomial(coefficients, x):
    result = F(coefficients[0])
    for c in coefficients[1:]:
        result = F(c) + x * result
    return result


def sums(x):
    """The sums of the last axis: of each fourth number, one after another; then of those four."""
    whole = x.shape[-1] // 4 * 4
    four = x[..., :whole].reshape(*x.shape[:-1], -1, 4)
    total = np.zeros((*x.shape[:-1], 4), F)
    for i in range(four.shape[-2]):
        total += four[..., i, :]
    for i in range(whole, x.shape[-1]):
        total[..., 0] += x[..., i]
    return ((total[..., 0] + total[..., 1]) + (total[..., 2] + total[..., 3]))[..., None]


def softmax(scores, scale):
    """The numerators of the softmax of the last axis, and 1 divided by their sums."""
    x = np.maximum((scores - scores.max(-1, keepdims=True)) * F(F(scale) * F(1 / 64)), F(-16 / 64))
    x = polynomial(POWERS, x)
    for _ in range(6):
        x = x * x
    return x, F(1) / sums(x)


def gelu(x):
    z = np.maximum(F(-4), np.minimum(F(4), x * F(np.sqrt(0.5))))
    erf = z * polynomial(ERF_ABOVE, z * z) / polynomial(ERF_BELOW, z * z)
    return F(0.5) * x * (F(1) + erf)


def normalise(x, weight, bias):
    x = x - sums(x) / F(x.shape[-1])
    variance = (sums(x * x) / F(x.shape[-1])).astype(np.float64)
    return x * (1 / np.sqrt(variance + 1e-12)).astype(F) * weight + bias


def eight_bits(x):
    """x in 8 bits without a sign, its zero point subtracted; the scale."""
    low, high = min(x.min(), F(0)), max(x.max(), F(0))
    scale = F(1) if high == low else F(high - low) / F(255)
    zero = np.rint(np.clip(F(0) - low / scale, F(0), F(255)))
    return np.rint(np.clip(x / scale, -zero, F(255) - zero)), scale


def product(a, a_scale, b, b_scale):
    return (a.astype(np.float64) @ b.astype(np.float64)).astype(F) * (a_scale * b_scale)


class Graph:
    """The constants of a graph of products."""

    def __init__(self, file):
        initializers = onnx.load_from_string(file).graph.initializer
        self.constants = {i.name: numpy_helper.to_array(i) for i in initializers}

    def linear(self, x):
        return product(*eight_bits(x), self.constants['weight'], self.constants['scale'])


class Model:
    """An exported model."""

    def __init__(self, path):
        self.arrays, self.graphs = {}, {}
        with zipfile.ZipFile(path) as file:
            for entry in file.namelist():
                name, _, kind = entry.rpartition('.')
                if kind == 'npy':
                    array = np.load(io.BytesIO(file.read(entry)))
                    self.arrays[name] = array if array.dtype == np.int8 else array.astype(F)
                elif kind == 'onnx':
                    self.graphs[name] = Graph(file.read(entry))
            self.metadata = json.loads(file.read('metadata.json'))
        self.pieces = WordPieces(self.metadata['vocabulary'].split('\n'))
        self.heads = int(self.metadata['heads'])

    def norm(self, x, name):
        return normalise(x, self.arrays[name + '.weight'], self.arrays[name + '.bias'])

    def encode(self, ids, **rows):
        """The rows of the encoder's output. rows: for each table of embeddings, the row to add to each piece."""
        added = self.arrays['places'][:len(ids)]
        for name, numbers in rows.items():
            added = added + self.arrays[name + '.table'][numbers]
        x = self.norm(self.arrays['words'][ids].astype(F) * self.arrays['words.scale'][ids] + added, 'norm')
        for k in range(int(self.metadata['layers'])):
            x = self.layer(x, f'layer{k}.')
        return x

    def layer(self, x, name):
        y = self.mixed(self.graphs[name + 'attend'], self.graphs[name + 'mix'], x) + self.arrays[name + 'mix.bias']
        x = self.norm(y + x, name + 'norm1')
        y = gelu(self.graphs[name + 'up'].linear(x) + self.arrays[name + 'up.bias'])
        y = self.graphs[name + 'down'].linear(y) + self.arrays[name + 'down.bias']
        return self.norm(y + x, name + 'norm2')

    def mixed(self, attend, mix, x):
        part = x.shape[1] // self.heads
        qkv = attend.linear(x) + attend.constants['bias']
        q, k, v = qkv.reshape(len(x), 3, self.heads, part).transpose(1, 2, 0, 3)
        scores = product(*eight_bits(q), *(lambda b, s: (b.transpose(0, 2, 1), s))(*eight_bits(k)))
        numerators, shares = softmax(scores, 1 / np.sqrt(part))
        values = product(np.rint(numerators / NUMERATORS), NUMERATORS, *eight_bits(v)) * shares
        return mix.linear(values.transpose(1, 0, 2).reshape(x.shape))

    def links(self, name, x):
        """The probabilities of a graph of links."""
        graph = self.graphs[name]
        a, b = np.split(graph.linear(x) + graph.constants['bias'], 2, axis=1)
        scores = product(*eight_bits(a), *(lambda b, s: (b.T, s))(*eight_bits(b))) * graph.constants['factor']
        numerators, shares = softmax(scores, 1)
        return numerators * shares

    def dense(self, name, x):
        """A small layer."""
        weight, bias = self.arrays[name + '.weight'], self.arrays[name + '.bias']
        return np.concatenate([sums(x * row) for row in weight], -1) + bias
