"""Writes a trained stance model as one int8 ONNX model for ONNX Runtime (see ../statement/graph.py):

    to_onnx.py MODEL.pt BASE.onnx TOKENIZER OUT.onnx [CALIBRATION]

Takes one pair, unpadded.
"""
import sys

import inputs  # noqa: F401  (finds ../statement)
import numpy as np
from onnx import TensorProto

from crossencoder import load
from graph import Graph
from inputs import CONTEXT, LIMIT, MENTION, STANCES, TARGET, WHAT, Pieces


def heads(g, model, x):
    """x: what the encoder gives, [T, width]"""
    for name, value in (('one', [1]), ('flat', [-1, 1]), ('line', [-1]), ('what', WHAT), ('context', CONTEXT), ('mention', MENTION)):
        g.constant(name, value, np.int64)
    g.constant('unit', [1], np.float32)
    number = lambda condition: g.node('Cast', [condition], to=TensorProto.FLOAT)
    text = number(g.node('GreaterOrEqual', ['roles', 'context']))
    mention, what = (number(g.node('Equal', ['roles', name])) for name in ('mention', 'what'))
    some = g.node('Min', [g.node('ReduceSum', [mention, 'zero'], keepdims=1), 'unit'])      # 1 where an entity is marked
    target = g.node('Add', [g.node('Mul', [mention, some]), g.node('Mul', [what, g.node('Sub', ['unit', some])])])

    def mean(weight):
        total = g.node('Max', [g.node('ReduceSum', [weight, 'zero'], keepdims=1), 'unit'])
        weighted = g.node('Mul', [x, g.node('Reshape', [weight, 'flat'])])
        return g.node('Div', [g.node('ReduceSum', [weighted, 'zero'], keepdims=1), total])   # [1, width]

    first = g.node('Slice', [x, 'zero', 'one', 'zero'])
    together = g.node('Concat', [first, mean(text), mean(target)], axis=1)
    g.node('Reshape', [g.dense(together, 'head.stance', model.stance), 'line'], outputs=['stance'])
    g.node('Reshape', [g.dense(x, 'head.evidence', model.evidence), 'line'], outputs=['evidence'])


def main():
    path, base, tokenizer, out = sys.argv[1:5]
    calibration = {'temperature_entity': '1', 'temperature_issue': '1'}
    if len(sys.argv) > 5:
        calibration.update(line.split('=') for line in open(sys.argv[5]).read().split())
    model, g = load(path, base), Graph()
    heads(g, model, g.encoder(model.encoder, LIMIT, features=model.encoder.features, roles=model.roles))
    g.save(out, 'stance', ['ids', 'features', 'roles'], {'stance': [len(STANCES)], 'evidence': ['T']}, {
        'version': '1', 'vocabulary': '\n'.join(Pieces.read(tokenizer).ids), 'stances': ' '.join(STANCES),
        'limit': str(LIMIT), 'target': str(TARGET), **calibration})


if __name__ == '__main__':
    main()
