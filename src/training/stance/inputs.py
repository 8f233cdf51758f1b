"""A pair of target and text to model input. CONTRACT.md, sections 1 to 3, specifies the same in prose."""
from common.text import Word, WordPieces, piece_count, utf16

MAX_PIECES = 224        # of an input, [CLS] and both [SEP] included
MAX_TARGET_PIECES = 48
NONE, TARGET, CONTEXT, SOURCE, CUE, CONTENT, MENTION = range(7)     # the roles of words
ROLES = 7
STANCES = ['oppose', 'neutral', 'support']      # in the order of the model's scores


def words(pieces: WordPieces, text: str) -> list[Word]:
    return [w for paragraph in pieces.paragraphs(utf16(text)) for w in paragraph]


def roles_of(pair: dict, found: list[Word]) -> list[int]:
    """The role of each word of the text. A word belongs to the span in which it begins."""
    spans = pair.get('roles')

    def role_of(word):
        if 'begin' in pair and pair['begin'] < word.end and word.begin < pair['end']:
            return MENTION
        if not spans:
            return CONTENT
        return next((role for role, name in ((CUE, 'cue'), (SOURCE, 'source'), (CONTENT, 'content'))
                     if any(b <= word.begin < e for b, e in spans.get(name, ()))), CONTEXT)

    return [role_of(word) for word in found]


def kept(sizes: list[int], roles: list[int], room: int) -> tuple[int, int]:
    """First and last (exclusive) of the words that fit into the room; sizes: pieces of each word.

    Words are kept from the first one on. If the mention, or else the first content word, would end after three
    quarters of the room, as many words as necessary are left out at the beginning.
    """
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


class ModelInput:
    """What the model reads of a pair.

    ids, features, roles: of the pieces. text: in UTF-16 units. words: those of its words that the model reads.
    at: the index of the first piece of each of them.
    """

    def __init__(self, pieces: WordPieces, pair: dict):
        target = []
        for w in words(pieces, pair['target']):
            if piece_count(target) + len(w.pieces) > MAX_TARGET_PIECES:
                break
            target.append(w)
        ids, features, _ = pieces.inputs(target)
        self.text = utf16(pair['text'])
        found = words(pieces, self.text)
        roles = roles_of(pair, found)
        first, last = kept([len(w.pieces) for w in found], roles, MAX_PIECES - 1 - len(ids))
        self.words = found[first:last]
        text_ids, text_features, at = pieces.inputs(self.words)
        self.roles = [NONE] + [TARGET] * (len(ids) - 2) + [NONE]
        for w, role in zip(self.words, roles[first:last]):
            self.roles += [role] * len(w.pieces)
        self.roles.append(NONE)
        self.at = [len(ids) + i - 1 for i in at]
        self.ids, self.features = ids + text_ids[1:], features + text_features[1:]
