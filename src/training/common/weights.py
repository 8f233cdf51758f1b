"""The weights of trained models: load them, interpolate between them."""
import torch


def interpolate(before, after, part=0.5):
    """Weights on the line from `before` (part 0) to `after` (part 1), a model that continued from it.

    They are mostly better than both (Wortsman et al., Model soups, 2022).
    """
    return {name: before[name] + part * (after[name] - before[name]) for name in before}


def load(path, build):
    """Loads a trained model. build(state, layers, rows) must give an untrained model of its size."""
    state = torch.load(path, map_location='cpu')
    layers = 1 + max(int(name.split('.')[2]) for name in state if name.startswith('encoder.layers.'))
    model = build(state, layers, range(len(state['encoder.words'])))
    model.load_state_dict(state)
    return model
