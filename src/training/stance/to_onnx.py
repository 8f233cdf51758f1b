"""Writes a trained stance model as one int8 ONNX model for ONNX Runtime:

    to_onnx.py MODEL.pt BASE.onnx TOKENIZER OUT.onnx [CALIBRATION]

Quantised as the attribution model is (../statement/export.py): weights 7 bits with a scale for each column, activations as they
come, embedding table 8 bits with a scale for each row. Takes one pair, unpadded.
"""
import sys

import inputs  # noqa: F401  (finds ../statement)
import numpy as np
import onnx
from onnx import TensorProto, helper

from crossencoder import load
from export import MS, Graph
from inputs import CONTEXT, LIMIT, MENTION, STANCES, TARGET, WHAT, Pieces


def build(model):
    g, e = Graph(), model.encoder
    n = lambda t: t.detach().float().numpy()
    heads, width = e.layers[0].heads, e.width
    for name, value in (('zero', [0]), ('one', [1]), ('row', [1, -1, width]), ('flat', [-1, 1]), ('line', [-1])):
        g.constant(name, np.array(value, np.int64))
    for name, value in (('what', WHAT), ('context', CONTEXT - 1), ('mention', MENTION)):
        g.constant(name, np.array(value, np.int64))
    g.constant('epsilon', np.array([width * 1e-12], np.float32))
    g.constant('root', np.array([width ** 0.5], np.float32))
    g.constant('unit', np.array([1], np.float32))
    table = n(e.words)
    scale = np.maximum(np.abs(table).max(1, keepdims=True), 1e-8) / 127
    rows = g.node('Gather', [g.constant('words', np.rint(table / scale).astype(np.int8)), 'ids'])
    rows = g.node('Cast', [rows], to=TensorProto.FLOAT)
    rows = g.node('Mul', [rows, g.node('Gather', [g.constant('words.scale', scale.astype(np.float32)), 'ids'])])
    places = g.node('Slice', [g.half('places', n(e.places)[:LIMIT]), 'zero', g.node('Shape', ['ids']), 'zero'])
    sums = g.node('Add', [places, g.node('Gather', [g.half('feature_table', n(e.features)), 'features'])])
    sums = g.node('Add', [sums, g.node('Gather', [g.half('role_table', n(model.roles)), 'roles'])])

    def norm(a, b, module, name):
        x = g.node('Add', [a, b])
        x = g.node('Sub', [x, g.node('ReduceMean', [x], axes=[-1])])
        spread = g.node('Sqrt', [g.node('Add', [g.node('ReduceSumSquare', [x], axes=[-1]), 'epsilon'])])
        x = g.node('Mul', [x, g.node('Div', ['root', spread])])
        x = g.node('Mul', [x, g.constant(name + '.weight', n(module.weight))])
        return g.node('Add', [x, g.constant(name + '.bias', n(module.bias))])

    unsqueeze = lambda x: g.node('Reshape', [x, 'row'])
    x = norm(unsqueeze(rows), unsqueeze(sums), e.norm, 'norm')
    for k, layer in enumerate(e.layers):
        name = f'layer{k}'
        qkv = g.linear(x, name + '.qkv', n(layer.qkv.weight), n(layer.qkv.bias))
        parts = [f'{name}.{p}' for p in 'qkv']
        g.node('Split', [qkv], outputs=parts, axis=2)
        y = g.node('MultiHeadAttention', parts, MS, num_heads=heads)
        y = g.linear(y, name + '.out', n(layer.out.weight), n(layer.out.bias))
        x = norm(y, x, layer.norm1, name + '.norm1')
        y = g.linear(x, name + '.up', n(layer.up.weight))
        y = g.node('BiasGelu', [y, g.constant(name + '.up.bias', n(layer.up.bias))], MS)
        y = g.linear(y, name + '.down', n(layer.down.weight), n(layer.down.bias))
        x = norm(y, x, layer.norm2, name + '.norm2')
    x = g.node('Squeeze', [x, 'zero'])                                                       # [T, width]

    number = lambda condition: g.node('Cast', [condition], to=TensorProto.FLOAT)
    text = number(g.node('Greater', ['roles', 'context']))
    mention, what = (number(g.node('Equal', ['roles', name])) for name in ('mention', 'what'))
    some = g.node('Min', [g.node('ReduceSum', [mention, 'zero'], keepdims=1), 'unit'])      # 1 where an entity is marked
    target = g.node('Add', [g.node('Mul', [mention, some]), g.node('Mul', [what, g.node('Sub', ['unit', some])])])

    def mean(weight):
        total = g.node('Max', [g.node('ReduceSum', [weight, 'zero'], keepdims=1), 'unit'])
        weighted = g.node('Mul', [x, g.node('Reshape', [weight, 'flat'])])
        return g.node('Div', [g.node('ReduceSum', [weighted, 'zero'], keepdims=1), total])   # [1, width]

    first = g.node('Slice', [x, 'zero', 'one', 'zero'])
    together = g.node('Concat', [first, mean(text), mean(target)], axis=1)
    dense = lambda x, name, module: g.node('Gemm', [x, g.half(name + '.weight', n(module.weight)),
                                                    g.constant(name + '.bias', n(module.bias))], transB=1)
    g.node('Reshape', [dense(together, 'head.stance', model.stance), 'line'], outputs=['stance'])
    g.node('Reshape', [dense(x, 'head.evidence', model.evidence), 'line'], outputs=['evidence'])
    value = lambda name, kind, size: helper.make_tensor_value_info(name, kind, size)
    graph = helper.make_graph(
        g.nodes, 'stance', [value(x, TensorProto.INT64, ['T']) for x in ('ids', 'features', 'roles')],
        [value('stance', TensorProto.FLOAT, [len(STANCES)]), value('evidence', TensorProto.FLOAT, ['T'])], g.weights)
    made = helper.make_model(graph, opset_imports=[helper.make_opsetid('', 13), helper.make_opsetid(MS, 1)], producer_name='onrecord')
    made.ir_version = 8
    return made


def main():
    path, base, tokenizer, out = sys.argv[1:5]
    calibration = {'temperature_entity': '1', 'temperature_issue': '1'}
    if len(sys.argv) > 5:
        calibration.update(line.split('=') for line in open(sys.argv[5]).read().split())
    made = build(load(path, base))
    helper.set_model_props(made, {'version': '1', 'vocabulary': '\n'.join(Pieces.read(tokenizer).ids), 'stances': ' '.join(STANCES),
                                  'limit': str(LIMIT), 'target': str(TARGET), **calibration})
    onnx.save(made, out)


if __name__ == '__main__':
    main()
