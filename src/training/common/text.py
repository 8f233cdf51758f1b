"""Text to model input: words, word pieces, features and windows.

statement/CONTRACT.md, sections 1 to 4, specifies the same in prose. All offsets are UTF-16 units:
`utf16` converts a text first, and from then on a Python index is a UTF-16 index.
"""
import json
import re
import unicodedata
from typing import NamedTuple

MAX_WORD_CHARS = 100    # a longer word is [UNK]

OPENING, CLOSING = '“„‟«', '”»'
DOUBLE = {"''": '"', '``': '“', '‘‘': '“', '’’': '”'}
NORMALISED = {**dict.fromkeys(OPENING + CLOSING + '″〝〞', '"'), **dict.fromkeys('‘’‚‛′`´', "'"),
              **dict.fromkeys(DOUBLE, '"')}


class Word(NamedTuple):
    """A word: its begin and end in the text, the ids of its pieces and the feature of its first piece."""
    begin: int
    end: int
    pieces: list[int]
    feature: int


class Window(NamedTuple):
    """Word numbers: the window owns the words first..last; the words context..first are only left context."""
    context: int
    first: int
    last: int


def utf16(text: str) -> str:
    """Replaces each character beyond U+FFFF by two surrogates, as in a Java string."""
    return re.sub('[\U00010000-\U0010ffff]', lambda m: ''.join(
        chr(x) for x in (0xD800 + (ord(m[0]) - 0x10000 >> 10), 0xDC00 + (ord(m[0]) - 0x10000 & 0x3FF))), text)


def is_alphanumeric(character: str) -> bool:
    """Whether the character is a letter, a mark or a number."""
    return unicodedata.category(character)[0] in 'LMN'


def is_gap(character: str) -> bool:
    """Whether the character is a separator or a control, format or surrogate character."""
    return unicodedata.category(character)[0] in 'ZC'


def word_spans(text: str) -> list[tuple[int, int]]:
    """Splits a line into words.

    A run of letters, marks and numbers is one word. Any other visible character is a word of its own,
    except that two equal single quotation marks in a row are one double mark. Everything else is a gap.
    """
    found, begin = [], None
    for i, c in enumerate(text):
        if is_alphanumeric(c):
            if begin is None:
                begin = i
            continue
        if begin is not None:
            found.append((begin, i))
            begin = None
        if is_gap(c):
            continue
        if c in "'`’‘" and found and found[-1] == (i - 1, i) and text[i - 1] == c:
            found[-1] = (i - 1, i + 1)
        else:
            found.append((i, i + 1))
    if begin is not None:
        found.append((begin, len(text)))
    return found


def shape(word: str) -> int:
    """0 symbol, 1 lower case (or no case), 2 Capitalised, 3 ALL CAPITALS, 4 miXed, 5 with a digit."""
    if not is_alphanumeric(word[0]):
        return 0
    if any(unicodedata.category(c)[0] == 'N' for c in word):
        return 5
    upper = [unicodedata.category(c) in ('Lu', 'Lt') for c in word]
    if not any(upper):
        return 1
    if upper[0] and not any(upper[1:]):
        return 2
    return 3 if all(upper) else 4


def quote_states(text: str, words: list[tuple[int, int]]) -> list[int]:
    """For each word of one line: 0 outside double quotation marks, 1 inside, 2 opening mark, 3 closing mark."""
    states, inside = [], False
    for begin, end in words:
        c = DOUBLE.get(text[begin:end], text[begin:end])
        mark = 0
        if c in OPENING:
            mark = 2
        elif c in CLOSING:
            mark = 3
        elif c == '"':
            before = begin > 0 and not is_gap(text[begin - 1]) and text[begin - 1] not in '([{—–-'
            after = end < len(text) and (is_alphanumeric(text[end]) or text[end] in "$£€#@[('‘’.…")
            if before != after:
                mark = 3 if before else 2
            else:
                mark = 3 if inside else 2
        if mark:
            inside = mark == 2
        states.append(mark or int(inside))
    return states


class WordPieces:
    """An uncased WordPiece vocabulary: words to ids.

    `rows`, if the vocabulary was read from a tokenizer, are the rows of the base model's embedding table
    that belong to these pieces.
    """

    def __init__(self, vocabulary: list[str], rows: list[int] | None = None):
        self.ids = {piece: i for i, piece in enumerate(vocabulary)}
        self.rows = rows
        self.cls, self.sep, self.pad, self.unk = (self.ids[x] for x in ('[CLS]', '[SEP]', '[PAD]', '[UNK]'))
        self.full_stop = self.ids['.']
        self.cache = {}

    @staticmethod
    def of_tokenizer(path: str) -> 'WordPieces':
        """Reads a Hugging Face tokenizer.json and keeps the pieces in Latin script."""
        with open(path, encoding='utf-8') as file:
            ids = json.load(file)['model']['vocab']
        kept = sorted((p for p in ids if WordPieces.is_kept(p)), key=ids.get)
        return WordPieces(kept, [ids[p] for p in kept])

    @staticmethod
    def is_kept(piece: str) -> bool:
        """Whether the models keep the piece. Pieces in other scripts would add a megabyte to each model."""
        if piece.startswith('[unused'):
            return False
        return all(ord(c) < 0x250 or ord(c) < 0x2E80 and unicodedata.category(c)[0] in 'PS' for c in piece)

    def of_word(self, word: str) -> list[int]:
        if word not in self.cache:
            self.cache[word] = self.split(word)
        return self.cache[word]

    def split(self, word: str) -> list[int]:
        word = NORMALISED.get(word, word)
        plain = ''.join(c for c in unicodedata.normalize('NFD', word.lower()) if unicodedata.category(c) != 'Mn')
        if len(word) > MAX_WORD_CHARS:
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

    def paragraphs(self, text: str) -> list[list[Word]]:
        """The words of each line that has any. The text must have gone through `utf16`."""
        found, base = [], 0
        for line in text.split('\n'):
            spans = word_spans(line)
            states = quote_states(line, spans)
            words = []
            for n, ((begin, end), state) in enumerate(zip(spans, states)):
                lead = 2 if n == 0 else int(spans[n - 1][1] < begin)
                words.append(Word(base + begin, base + end, self.of_word(line[begin:end]),
                                  shape(line[begin:end]) + 6 * state + 24 * lead))
            if words:
                found.append(words)
            base += len(line) + 1
        return found

    def inputs(self, words: list[Word]) -> tuple[list[int], list[int], list[int]]:
        """Ids and features of the words between [CLS] and [SEP], and the index of each word's first piece."""
        ids, features, at = [self.cls], [0], []
        for word in words:
            at.append(len(ids))
            ids.extend(word.pieces)
            features.append(word.feature)
            features.extend([word.feature % 24 + 72] * (len(word.pieces) - 1))
        return ids + [self.sep], features + [0], at


def windows(paragraphs: list[list[Word]], full_stop: int, size: int, max_context: int) -> list[Window]:
    """Splits an article into windows; word numbers run through all paragraphs.

    A window takes whole paragraphs while they fit into `size` pieces, [CLS] and [SEP] included. It splits
    only a paragraph too long for one window: after a full stop in the second half of what fits, if there is
    one. The last words before its own words, up to `max_context` pieces, are its left context.
    `full_stop` is the id of the piece `.`.
    """
    words = [word for paragraph in paragraphs for word in paragraph]
    limits, n = [], 0
    for paragraph in paragraphs:
        n += len(paragraph)
        limits.append(n)
    found, first, at = [], 0, 0
    while first < len(words):
        begin, room = first, max_context
        while begin > 0 and len(words[begin - 1].pieces) <= room:
            begin -= 1
            room -= len(words[begin].pieces)
        room = size - 2 - piece_count(words[begin:first])
        last = first
        while at < len(limits) and piece_count(words[last:limits[at]]) <= room:
            room -= piece_count(words[last:limits[at]])
            last = limits[at]
            at += 1
        if last == first:
            while last < len(words) and len(words[last].pieces) <= room:
                room -= len(words[last].pieces)
                last += 1
            for end in range(last, first + (last - first) // 2, -1):
                if words[end - 1].pieces == [full_stop]:
                    last = end
                    break
        found.append(Window(begin, first, last))
        first = last
    return found


def piece_count(words: list[Word]) -> int:
    return sum(len(word.pieces) for word in words)
