"""The readings of `polnear-train`: which candidates of an article mean the same one, as a language model read them.

readings.jsonl.gz has offsets only, no text: {id, entities: [[type, gender, [[begin, end, kind], ..]], ..]}, in code points of the
corpus's text. kind: n name, p pronoun, r role or description, t form of address. GUIDE.md is what the readers were given.
"""
from common.jsonl import read

KINDS = {'n': 'name', 'p': 'pronoun', 'r': 'role', 't': 'title'}


def rows(path):
    return read(path)
