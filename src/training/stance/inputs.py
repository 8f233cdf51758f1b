"""From a pair to what the model reads. CONTRACT.md says the same in prose."""
import os
import sys

sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'statement'))
from text import Pieces, utf16  # noqa: E402,F401

LIMIT = 224       # pieces, [CLS] and both [SEP] included
TARGET = 48       # at most so many of them are the target's
NONE, WHAT, CONTEXT, SOURCE, CUE, CONTENT, MENTION = range(7)
ROLES = 7
STANCES = ['oppose', 'neutral', 'support']


def words(pieces, text):
    return [w for p in pieces.paragraphs(utf16(text)) for w in p]


def parts(row, found):
    """The role of each word of the text: without roles all is content. A word belongs to a span in which it begins."""
    inside = lambda spans, w: any(b <= w.begin < e for b, e in spans)
    known = row.get('roles')
    roles = []
    for w in found:
        role = CONTENT
        if known:
            role = next((r for r, name in ((CUE, 'cue'), (SOURCE, 'source'), (CONTENT, 'content')) if inside(known.get(name, ()), w)), CONTEXT)
        if 'begin' in row and row['begin'] < w.end and w.begin < row['end']:
            role = MENTION
        roles.append(role)
    return roles


def cut(sizes, roles, room):
    """First and last (exclusive) of the words that are read: from the first on, but where the mention, or else the first content word,
    would lie behind three quarters of the room, the reading begins as far behind as it must."""
    anchor = MENTION if MENTION in roles else CONTENT
    at = roles.index(anchor) if anchor in roles else 0
    first = 0
    if sum(sizes) > room:
        while first < at and sum(sizes[first:at + 1]) > room * 3 // 4:
            first += 1
    last, used = first, 0
    while last < len(sizes) and used + sizes[last] <= room:
        used += sizes[last]
        last += 1
    return first, last


class Input:
    """ids, features, roles; text: in UTF-16 units; words: its words that are read, at: the index of each one's first piece"""

    def __init__(self, pieces, row):
        target = []
        for w in words(pieces, row['target']):
            if sum(len(x.pieces) for x in target) + len(w.pieces) > TARGET:
                break
            target.append(w)
        ids, features, _ = pieces.inputs(target)
        self.text = utf16(row['text'])
        found = words(pieces, self.text)
        roles = parts(row, found)
        first, last = cut([len(w.pieces) for w in found], roles, LIMIT - 1 - len(ids))
        self.words = found[first:last]
        more, also, at = pieces.inputs(self.words)
        self.roles = [NONE] + [WHAT] * (len(ids) - 2) + [NONE]
        for w, r in zip(self.words, roles[first:last]):
            self.roles += [r] * len(w.pieces)
        self.roles.append(NONE)
        self.at = [len(ids) + i - 1 for i in at]
        self.ids, self.features = ids + more[1:], features + also[1:]
