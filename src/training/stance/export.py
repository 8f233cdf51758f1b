"""Writes a trained stance model as one int8 ONNX model for ONNX Runtime (see common/graph.py).

The exported model takes one pair, without padding.
"""
import numpy as np
from onnx import TensorProto

from common.graph import Graph, export_options
from stance.inputs import CONTEXT, MAX_PIECES, MAX_TARGET_PIECES, MENTION, STANCES, TARGET
from stance.model import load_stance_model


def add_heads(g, model, x):
    """x: the encoder's output, [T, width]."""
    for name, value in (('one', [1]), ('flat', [-1, 1]), ('line', [-1]), ('what', TARGET), ('context', CONTEXT),
                        ('mention', MENTION)):
        g.constant(name, value, np.int64)
    g.constant('unit', [1], np.float32)

    def number(condition):
        return g.node('Cast', [condition], to=TensorProto.FLOAT)

    def mean(weight):
        total = g.node('Max', [g.node('ReduceSum', [weight, 'zero'], keepdims=1), 'unit'])
        weighted = g.node('Mul', [x, g.node('Reshape', [weight, 'flat'])])
        return g.node('Div', [g.node('ReduceSum', [weighted, 'zero'], keepdims=1), total])   # [1, width]

    text = number(g.node('GreaterOrEqual', ['roles', 'context']))
    mention, what = (number(g.node('Equal', ['roles', name])) for name in ('mention', 'what'))
    # 1 if a mention is marked, else 0
    some = g.node('Min', [g.node('ReduceSum', [mention, 'zero'], keepdims=1), 'unit'])
    target = g.node('Add', [g.node('Mul', [mention, some]), g.node('Mul', [what, g.node('Sub', ['unit', some])])])
    first = g.node('Slice', [x, 'zero', 'one', 'zero'])
    pooled = g.node('Concat', [first, mean(text), mean(target)], axis=1)
    g.node('Reshape', [g.dense(pooled, 'head.stance', model.stance), 'line'], outputs=['stance'])
    g.node('Reshape', [g.dense(x, 'head.evidence', model.evidence), 'line'], outputs=['evidence'])


def main():
    command = export_options(__doc__)
    command.add_argument('temperatures', nargs='?', help='the file with the temperatures (default: both 1)')
    chosen = command.parse_args()
    temperatures = {'temperature_entity': '1', 'temperature_issue': '1'}
    if chosen.temperatures:
        with open(chosen.temperatures, encoding='utf-8') as file:
            temperatures.update(line.split('=') for line in file.read().split())
    model, g = load_stance_model(chosen.model, chosen.base), Graph()
    add_heads(g, model, g.encoder(model.encoder, MAX_PIECES, features=model.encoder.features, roles=model.roles))
    g.save(chosen.out, 'stance', ['ids', 'features', 'roles'], {'stance': [len(STANCES)], 'evidence': ['T']},
           chosen.tokenizer, {'stances': ' '.join(STANCES), 'limit': str(MAX_PIECES),
                              'target': str(MAX_TARGET_PIECES), **temperatures})


if __name__ == '__main__':
    main()
