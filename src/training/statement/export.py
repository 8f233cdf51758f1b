"""Writes a trained tagger as one int8 ONNX model for ONNX Runtime (see common/graph.py)."""
from common.graph import Graph, export_options
from statement.decode import PARAMETERS, WEIGHTS, WINDOW
from statement.model import RANK, load_tagger


def main():
    command = export_options(__doc__)
    command.add_argument('confidence', nargs='?', help='the file with the weights of the confidence (default: all 0)')
    chosen = command.parse_args()
    confidence = ' '.join(['0'] * WEIGHTS)
    if chosen.confidence:
        with open(chosen.confidence, encoding='utf-8') as file:
            confidence = file.read().strip()
    model, g, outputs = load_tagger(chosen.model, chosen.base), Graph(), {}
    x = g.encoder(model.encoder, WINDOW, features=model.encoder.features)
    for layer, tags, links in model.heads():
        g.node('Identity', [g.dense(x, f'head.{layer}tags', tags)], outputs=[layer + 'tags'])
        outputs[layer + 'tags'] = ['T', tags.out_features]
        parts = [layer + part for part in ('content', 'content.cue', 'cue', 'cue.source')]
        g.node('Split', [g.dense(x, f'head.{layer}links', links)], outputs=parts, axis=1)
        for a, b, name in ((*parts[:2], layer + 'content_cue'), (*parts[2:], layer + 'cue_source')):
            scores = g.node('Gemm', [a, b], transB=1, alpha=RANK ** -0.5)
            g.node('Softmax', [scores], outputs=[name], axis=-1)
            outputs[name] = ['T', 'T']
    g.save(chosen.out, 'attribution', ['ids', 'features'], outputs, chosen.tokenizer,
           {'confidence': confidence, **PARAMETERS})


if __name__ == '__main__':
    main()
