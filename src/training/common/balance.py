"""Prepares an encoder's attention for 8 bits, without changing what it computes.

Queries and keys are quantised with one scale each for an input, so what counts is their largest value.

- Keys are centred: a number that is added to all keys adds the same to all scores of a query, which their softmax
  does not notice.
- Queries and keys are balanced: a value of the queries times c and the same value of the keys divided by c have the same
  product. c makes the largest values of both equal (as Xiao et al., SmoothQuant, 2023, do for activations and weights).
"""
import torch


def ranges(layers, run):
    """The least and highest of each value of queries, keys and values, of each layer. run: runs the encoder on texts."""
    found = [None] * len(layers)

    def see(k):
        def hook(_, __, output):
            rows = output.detach().float().reshape(-1, output.shape[-1])
            low, high = rows.min(0).values, rows.max(0).values
            if found[k] is not None:
                low, high = torch.minimum(low, found[k][0]), torch.maximum(high, found[k][1])
            found[k] = low, high
        return hook
    hooks = [layer.qkv.register_forward_hook(see(k)) for k, layer in enumerate(layers)]
    with torch.no_grad():
        run()
    for hook in hooks:
        hook.remove()
    return found


def balance(layers, run):
    """Centres and balances the queries and keys of an encoder's layers, in place."""
    for layer, (low, high) in zip(layers, ranges(layers, run)):
        width = layer.qkv.in_features
        queries, keys = slice(0, width), slice(width, 2 * width)
        with torch.no_grad():
            layer.qkv.bias[keys] -= (low[keys] + high[keys]) / 2
            largest = torch.maximum(-low[queries], high[queries]).clamp(min=1e-6)
            c = (((high[keys] - low[keys]) / 2).clamp(min=1e-6) / largest).sqrt()
            for part, factor in ((queries, c), (keys, 1 / c)):
                layer.qkv.weight[part] *= factor[:, None]
                layer.qkv.bias[part] *= factor
