"""Writes a trained actor model as a model file for the engine (see common/graph.py)."""
from actor.documents import TYPES
from actor.model import CONTEXT, RANK, WINDOW, load_reader
from common.graph import ModelFile, export_options, links


def main():
    chosen = export_options(__doc__).parse_args()
    model, file = load_reader(chosen.model, chosen.base), ModelFile()
    file.encoder(model.encoder, WINDOW, features=model.encoder.features, genders=model.genders)
    file.dense('names', model.names)
    file.dense('roles', model.roles)
    file.graph('antecedents', links(model.antecedents, RANK))
    file.save(chosen.out, chosen.tokenizer, {'window': str(WINDOW), 'context': str(CONTEXT), 'types': TYPES})


if __name__ == '__main__':
    main()
