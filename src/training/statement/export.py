"""Writes a trained tagger as a model file for the engine (see common/graph.py)."""
from common.graph import ModelFile, export_options, links
from common.weights import part
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
    model, file = load_tagger(chosen.model, chosen.base), ModelFile()
    file.encoder(model.encoder, WINDOW, features=model.encoder.features)
    for layer, tags, both in model.heads():
        file.dense(layer + 'tags', tags)
        for n, name in enumerate(('content_cue', 'cue_source')):
            file.graph(layer + name, links(part(both, 2 * RANK * n, 2 * RANK), RANK))
    file.save(chosen.out, chosen.tokenizer, {'confidence': confidence, **PARAMETERS})


if __name__ == '__main__':
    main()
