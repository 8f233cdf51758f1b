"""The reference decoder: an exported model's output to mentions and the links between them. CONTRACT.md says the same."""
import os
import re
from typing import NamedTuple

import numpy as np

from actor.documents import TYPES
from actor.names import GivenNames
from common.text import WordPieces, Word, shape, utf16, windows

RESOURCES = os.path.join(os.path.dirname(__file__), '../../main/resources/org/onrecord')
LEAST_LINK = 1e-3       # less probable links are left out
MOST_WORDS = 24         # of a name or a role
MOST_CHARS = 200
MOST_LINKS = 24         # that a mention keeps


def word_list(path):
    with open(os.path.join(RESOURCES, path), encoding='utf-8') as file:
        return [line.strip() for line in file if line.strip() and not line.startswith('#')]


PRONOUNS = {word for row in word_list('actor/article/pronouns.txt') if not row.startswith('other:')
            for word in row.partition(':')[2].split()}
PARTICLES = set(word_list('text/words/particle.txt'))
FUNCTION_WORDS = {word for kind in ('determiner', 'pronoun', 'preposition', 'conjunction', 'auxiliary', 'adverb')
                  for word in word_list(f'text/words/{kind}.txt')}
COUNTRIES = {name.strip().lower() for row in word_list('text/countries.txt')
             for name in re.split('[:,]', row.partition('|')[0])}


class Mention(NamedTuple):
    """words: the first and the one after the last. links: [(number of another mention, probability)]."""
    first: int
    last: int
    kind: str
    type: str
    links: list[tuple[int, float]]
    none: float


def is_capitals(form):
    return len(form) > 1 and form == form.upper() and form != form.lower() and shape(form) in (1, 2, 3, 4)


def text_of(words, forms, begin, end):
    """The words from begin to before end with the gaps between them as one space each."""
    shown = forms[begin]
    for i in range(begin + 1, end):
        shown += (' ' if words[i - 1].end < words[i].begin else '') + forms[i]
    return shown


class Reader:
    """Reads texts with an exported model."""

    def __init__(self, model, given_names=None):
        self.model, self.given = model, given_names or GivenNames()
        self.window, self.context = int(model.metadata['window']), int(model.metadata['context'])

    def read(self, text):
        """The words of a text, and its mentions."""
        text = utf16(text)
        paragraphs = self.model.pieces.paragraphs(text)
        words = [w for p in paragraphs for w in p]
        found = []
        for window in windows(paragraphs, self.model.pieces.full_stop, self.window, self.context):
            self.read_window(text, words, window, found)
        return words, found

    def read_window(self, text, words, window, found):
        own = words[window.context:window.last]
        ids, features, at = self.model.pieces.inputs(own)
        genders = np.zeros(len(ids), int)
        for word, begin, end in zip(own, at, at[1:] + [len(ids) - 1]):
            form = text[word.begin:word.end]
            if word.feature % 6 in (1, 2, 3, 4) and form != form.lower():
                genders[begin:end] = self.given.of(form)
        x = self.model.encode(ids, features=features, genders=genders)
        names, roles = self.model.dense('names', x), self.model.dense('roles', x)
        links = self.model.links('antecedents', x)
        place = {window.context + i: piece for i, piece in enumerate(at)}
        forms = [text[w.begin:w.end] for w in words]
        first = len(found)
        found += self.mentions(words, forms, window, names, roles, place)
        self.link(window, links, place, found, first)

    def mentions(self, words, forms, window, names, roles, place):
        taken, added = set(), []
        for begin, end, kind in spans(words, window, names, place):
            shown = text_of(words, forms, begin, end)
            if end - begin > 1 and forms[begin].lower() == 'the' and shown.lower() not in COUNTRIES:
                begin += 1
            while begin > window.first and kind == 0 and forms[begin - 1] in PARTICLES:
                begin -= 1
            if end - begin == 1 and forms[begin] == forms[begin].lower() and forms[begin] in FUNCTION_WORDS:
                continue
            taken.update(range(begin, end))
            added.append(Mention(begin, end, 'name', TYPES[kind], [], 1))
        for begin, end, kind in spans(words, window, roles, place):
            last = begin
            while last < end and last not in taken:
                last += 1
            while last > begin and words[last - 1].feature % 6 == 0:
                last -= 1
            if last > begin:
                taken.update(range(begin, last))
                title = kind == len(TYPES)
                added.append(Mention(begin, last, 'title' if title else 'role', 'P' if title else TYPES[kind], [], 1))
        for i in range(window.first, window.last):
            beside = [forms[k] for k in (i - 1, i + 1) if 0 <= k < len(forms)]
            acronym = len(forms[i]) > 1 and forms[i] == forms[i].upper() and not any(map(is_capitals, beside))
            if i not in taken and forms[i].lower() in PRONOUNS and not acronym:
                added.append(Mention(i, i + 1, 'pronoun', 'P', [], 1))
        return with_titles(with_brackets(sorted(added, key=lambda m: m.first), forms))

    def link(self, window, links, place, found, first):
        for i in range(first, len(found)):
            mention = found[i]
            if mention.kind == 'title':
                continue
            row = links[place[mention.last - 1]]
            total, kept = row[0].astype(float), []
            for j, other in enumerate(found):
                if j == i or other.kind == 'title' or other.last <= window.context:
                    continue
                if j < i or (other.kind == 'name' and mention.kind != 'name'):
                    p = float(row[place[other.last - 1]])
                    total += p
                    kept.append((j, p))
            kept = [(j, p / total) for j, p in kept if p / total >= LEAST_LINK]
            kept = sorted(sorted(kept, key=lambda link: -link[1])[:MOST_LINKS])
            found[i] = mention._replace(none=float(row[0]) / total, links=kept)


def with_brackets(mentions, forms):
    """Person's names with nothing but a bracket between them are one: `[Ada] Holm`."""
    for i in range(len(mentions) - 2, -1, -1):
        first, second = mentions[i:i + 2]
        if first.kind == second.kind == 'name' and first.type == second.type == 'P' \
                and second.first - first.last == 1 and forms[first.last] in '[]':
            mentions[i:i + 2] = [first._replace(last=second.last)]
    return mentions


def with_titles(mentions):
    """What is tagged as a person's name right before a role and a name is part of the role: `Shadow Home Secretary`."""
    for i in range(len(mentions) - 3, -1, -1):
        first, role, name = mentions[i:i + 3]
        if (first.kind, role.kind, name.kind) == ('name', 'role', 'name') and first.type == role.type == name.type == 'P' \
                and first.last == role.first and role.last == name.first:
            mentions[i:i + 2] = [role._replace(first=first.first)]
    return mentions


def spans(words, window, scores, place):
    """[(first word, the one after the last, number of the type)]"""
    types = scores.shape[1] // 2
    begin, total = None, None
    for i in range(window.first, window.last + 1):
        best, row = 0, None
        if i < window.last:
            row = scores[place[i]]
            best = int(np.argmax(row))
        if begin is not None and (best == 0 or best % 2 == 1 or words[i].feature // 24 == 2):
            if i - begin <= MOST_WORDS and words[i - 1].end - words[begin].begin <= MOST_CHARS:
                yield begin, i, int(np.argmax(total))
            begin = None
        if best:
            if begin is None:
                begin, total = i, np.zeros(types)
            total += np.maximum(row[1::2], row[2::2])
