"""From text to what the model reads: words, word pieces, features, windows. CONTRACT.md says the same in prose.

All offsets are UTF-16 units: a text goes through utf16() first, after which a Python index is a UTF-16 index.
"""
import json
import re
import unicodedata
from collections import namedtuple

WINDOW = 320      # pieces in a window, [CLS] and [SEP] included
CONTEXT = 96      # at most so many of them repeat what stands before the window
LONGEST_WORD = 100

OPEN, CLOSE = '“„‟«', '”»'
DOUBLE = {"''": '"', '``': '“', '‘‘': '“', '’’': '”'}
SAME = {**dict.fromkeys(OPEN + CLOSE + '″〝〞', '"'), **dict.fromkeys('‘’‚‛′`´', "'"),
        **dict.fromkeys(DOUBLE, '"')}

Word = namedtuple('Word', 'begin end pieces feature')
# A window: the words first..last of the article are its own, the words context..first are there to be read only.
Window = namedtuple('Window', 'context first last')


def utf16(text):
    """Characters beyond U+FFFF become two surrogates, as in a Java string."""
    return re.sub('[\U00010000-\U0010ffff]', lambda m: ''.join(
        chr(x) for x in (0xD800 + (ord(m[0]) - 0x10000 >> 10), 0xDC00 + (ord(m[0]) - 0x10000 & 0x3FF))), text)


def spans(text):
    """Letters, marks and digits run together to a word; any other visible character stands alone, but two single
    quotation marks of a kind are one double mark; the rest is a gap."""
    found, begin = [], None
    for i, c in enumerate(text):
        kind = unicodedata.category(c)[0]
        if kind in 'LMN':
            if begin is None:
                begin = i
            continue
        if begin is not None:
            found.append((begin, i))
            begin = None
        if kind not in 'PS':
            continue
        if c in "'`’‘" and found and found[-1] == (i - 1, i) and text[i - 1] == c:
            found[-1] = (i - 1, i + 1)
        else:
            found.append((i, i + 1))
    if begin is not None:
        found.append((begin, len(text)))
    return found


def shape(word):
    """0 symbol, 1 lower case (or no case), 2 Capitalised, 3 ALL CAPITALS, 4 miXed, 5 with a digit"""
    if not unicodedata.category(word[0])[0] in 'LMN':
        return 0
    if any(unicodedata.category(c)[0] == 'N' for c in word):
        return 5
    upper = [unicodedata.category(c) in ('Lu', 'Lt') for c in word]
    if not any(upper):
        return 1
    if upper[0] and not any(upper[1:]):
        return 2
    return 3 if all(upper) else 4


def quotes(text, words):
    """For each word of one paragraph: 0 outside double quotation marks, 1 inside, 2 an opening mark, 3 a closing mark."""
    states, inside = [], False
    for begin, end in words:
        c = DOUBLE.get(text[begin:end], text[begin:end])
        kind = 0
        if c in OPEN:
            kind = 2
        elif c in CLOSE:
            kind = 3
        elif c == '"':
            before = begin > 0 and not gap(text[begin - 1]) and text[begin - 1] not in '([{—–-'
            after = end < len(text) and (unicodedata.category(text[end])[0] in 'LMN' or text[end] in "$£€#@[('‘’.…")
            kind = 3 if before and not after else 2 if after and not before else 3 if inside else 2
        if kind:
            inside = kind == 2
        states.append(kind or int(inside))
    return states


def gap(c):
    return unicodedata.category(c)[0] in 'ZC'


class Pieces:
    """Uncased WordPiece."""

    def __init__(self, vocabulary):
        self.ids = {piece: i for i, piece in enumerate(vocabulary)}
        self.cls, self.sep, self.pad, self.unk = (self.ids[x] for x in ('[CLS]', '[SEP]', '[PAD]', '[UNK]'))
        self.stop = self.ids['.']
        self.known = {}

    @staticmethod
    def read(path):
        if path.endswith('.json'):
            ids = json.load(open(path, encoding='utf-8'))['model']['vocab']
            kept = sorted((p for p in ids if Pieces.latin(p)), key=ids.get)
            pieces = Pieces(kept)
            pieces.rows = [ids[p] for p in kept]
            return pieces
        return Pieces(open(path, encoding='utf-8').read().split('\n')[:-1])

    @staticmethod
    def latin(piece):
        """Other scripts are left out of the model: they would take a megabyte of it."""
        if piece.startswith('[unused'):
            return False
        return all(ord(c) < 0x250 or ord(c) < 0x2E80 and unicodedata.category(c)[0] in 'PS' for c in piece)

    def word(self, word):
        if word not in self.known:
            self.known[word] = self.split(word)
        return self.known[word]

    def split(self, word):
        word = SAME.get(word, word)
        plain = ''.join(c for c in unicodedata.normalize('NFD', word.lower()) if unicodedata.category(c) != 'Mn')
        if len(word) > LONGEST_WORD:
            return [self.unk]
        pieces, begin = [], 0
        while begin < len(plain):
            end = len(plain)
            while end > begin and ('##' if begin else '') + plain[begin:end] not in self.ids:
                end -= 1
            if end == begin:
                return [self.unk]
            pieces.append(self.ids[('##' if begin else '') + plain[begin:end]])
            begin = end
        return pieces or [self.unk]

    def paragraphs(self, text):
        """The words of each line that has any; text as utf16() gives it."""
        found, base = [], 0
        for line in text.split('\n'):
            places = spans(line)
            states = quotes(line, places)
            words = []
            for n, ((begin, end), state) in enumerate(zip(places, states)):
                lead = 2 if n == 0 else int(places[n - 1][1] < begin)
                words.append(Word(base + begin, base + end, self.word(line[begin:end]),
                                  shape(line[begin:end]) + 6 * state + 24 * lead))
            if words:
                found.append(words)
            base += len(line) + 1
        return found

    def inputs(self, words):
        """Ids and features of one window's words, and for each word the index of its first piece."""
        ids, features, at = [self.cls], [0], []
        for word in words:
            at.append(len(ids))
            ids.extend(word.pieces)
            features.append(word.feature)
            features.extend([word.feature % 24 + 72] * (len(word.pieces) - 1))
        return ids + [self.sep], features + [0], at


def windows(paragraphs, stop, size=WINDOW, context=CONTEXT):
    """Windows over the article's words, counted through all paragraphs.

    A window takes whole paragraphs while they fit; a paragraph too long for one is cut, behind a full stop if
    there is one in the second half of what fits. Before its own words stand the last words before them, up to
    `context` pieces. stop: the piece of a full stop
    """
    words = [word for paragraph in paragraphs for word in paragraph]
    limits, n = [], 0
    for paragraph in paragraphs:
        n += len(paragraph)
        limits.append(n)
    found, first, at = [], 0, 0
    while first < len(words):
        begin, room = first, context
        while begin > 0 and len(words[begin - 1].pieces) <= room:
            begin -= 1
            room -= len(words[begin].pieces)
        room = size - 2 - sum(len(w.pieces) for w in words[begin:first])
        last = first
        while at < len(limits) and sum(len(w.pieces) for w in words[last:limits[at]]) <= room:
            room -= sum(len(w.pieces) for w in words[last:limits[at]])
            last = limits[at]
            at += 1
        if last == first:
            while last < len(words) and len(words[last].pieces) <= room:
                room -= len(words[last].pieces)
                last += 1
            for cut in range(last, first + (last - first) // 2, -1):
                if words[cut - 1].pieces == [stop]:
                    last = cut
                    break
        found.append(Window(begin, first, last))
        first = last
    return found
