"""Writes a trained stance model as a model file for the engine (see common/graph.py)."""
from common.graph import ModelFile, export_options
from stance.inputs import MAX_PIECES, MAX_TARGET_PIECES, STANCES
from stance.model import load_stance_model


def main():
    command = export_options(__doc__)
    command.add_argument('temperatures', nargs='?', help='the file with the temperatures (default: both 1)')
    chosen = command.parse_args()
    temperatures = {'temperature_entity': '1', 'temperature_issue': '1'}
    if chosen.temperatures:
        with open(chosen.temperatures, encoding='utf-8') as file:
            temperatures.update(line.split('=') for line in file.read().split())
    model, file = load_stance_model(chosen.model, chosen.base), ModelFile()
    file.encoder(model.encoder, MAX_PIECES, features=model.encoder.features, roles=model.roles)
    file.dense('stance', model.stance)
    file.dense('evidence', model.evidence)
    file.save(chosen.out, chosen.tokenizer, {'stances': ' '.join(STANCES), 'limit': str(MAX_PIECES),
                                             'target': str(MAX_TARGET_PIECES), **temperatures})


if __name__ == '__main__':
    main()
