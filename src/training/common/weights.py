"""The weights of trained models: load them, interpolate between them."""
import torch


def interpolate(before, after, part=0.5):
    """Weights on the line from `before` (part 0) to `after` (part 1), a model that continued from it.

    They are mostly better than both (Wortsman et al., Model soups, 2022).
    """
    return {name: before[name] + part * (after[name] - before[name]) for name in before}


def part(linear, first, count):
    """A linear layer of some outputs of another."""
    some = torch.nn.Linear(linear.in_features, count)
    some.load_state_dict({name: values[first:first + count] for name, values in linear.state_dict().items()})
    return some


def load(path, build):
    """Loads a trained model. build(state, layers, rows) must give an untrained model of its size."""
    state = torch.load(path, map_location='cpu')
    layers = 1 + max(int(name.split('.')[2]) for name in state if name.startswith('encoder.layers.'))
    model = build(state, layers, range(len(state['encoder.words'])))
    model.load_state_dict(state)
    return model
