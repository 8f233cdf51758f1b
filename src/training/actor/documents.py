"""Annotated texts in one form, whatever corpus they come from.

A Document is a text with the mentions of those who act, speak or are spoken of in it. A mention has a kind: `name`
(without title or role), `role` (a description, up to its head noun), `title` (a form of address) or `pronoun`.
Mentions of one entity have the same number. What a corpus does not annotate is unknown, not absent.
"""
import re
from typing import NamedTuple

from common.jsonl import read
from common.text import utf16

# The types of entities: person, organisation, place or country, group of people, document, other thing with a name.
TYPES = 'POLGDW'
PRONOUNS = set('''i me my mine myself we us our ours ourselves you your yours yourself he him his himself she her hers herself
they them their theirs themself themselves it its itself who whom whose'''.split())
# Titles in capitals right before a name, where a corpus takes them into the name.
ADDRESS = set('''mr mrs ms miss dr sir dame lord lady prof professor rev reverend sen senator rep representative gov governor
president chairman justice judge king queen prince princess pope general gen colonel col captain capt sgt lt mayor minister
secretary congressman congresswoman ambassador chancellor'''.split())
# Words that end the part of a noun phrase up to its head.
AFTER_HEAD = re.compile(r"(?<=\w)[\s]*([,(:;–—]|\b(of|in|for|at|from|by|on|with|who|whom|that|which|whose|to|about|into|over|under|"
                        r"among|between|and|or|as|near|behind|against|within|than|when|where)\b)", re.I)


class Mention(NamedTuple):
    begin: int
    end: int
    kind: str
    entity: int


class Document(NamedTuple):
    """A text with mentions. types, genders: {entity: type or gender}. certain: whether all mentions are
    annotated; if not, only links between those that are can be learnt. unknown: spans of whose tags nothing is known."""
    id: str
    text: str
    mentions: list[Mention]
    types: dict[int, str]
    genders: dict[int, str]
    certain: bool
    unknown: list[tuple[int, int]]


def placed(text):
    """A function from code points of the text to UTF-16 units."""
    if len(utf16(text)) == len(text):
        return lambda i: i
    starts = [0]
    for c in text:
        starts.append(starts[-1] + (2 if ord(c) > 0xFFFF else 1))
    return starts.__getitem__


MARK = re.compile(r'\[([ntrp])(\d+) ([^\[\]]*)\]')


def written(path):
    """The made-up articles, with their marks: `[n1 Ada Holm]`."""
    documents = []
    with open(path, encoding='utf-8') as file:
        parts = re.split(r'^=== (.*)$', file.read(), flags=re.M)[1:]
    for name, body in zip(parts[::2], parts[1::2]):
        header, _, marked = body.partition('\n---\n')
        types, genders = {}, {}
        for row in header.strip().splitlines():
            number, kind, *gender = row.split()
            types[int(number)] = 'L' if kind == 'C' else kind
            genders[int(number)] = gender[0] if gender else '?'
        text, mentions, last = '', [], 0
        marked = marked.strip()
        for m in MARK.finditer(marked):
            text += utf16(marked[last:m.start()])
            kind = {'n': 'name', 't': 'title', 'r': 'role', 'p': 'pronoun'}[m[1]]
            begin = len(text)
            text += utf16(m[3])
            if int(m[2]) in types and m[3].strip():
                mentions.append(Mention(begin, len(text), kind, int(m[2])))
            last = m.end()
        text += utf16(marked[last:])
        documents.append(Document(name.split()[0], text, mentions, types, genders,
                                  True, []))
    return documents


def is_plural(text):
    return text.lower().endswith('s') and not text.lower().endswith('ss') or text.lower().endswith(('people', 'men', 'police'))


def chained(path):
    """Corpora with gold chains: GUM, MEANTIME, ECB+, GAP."""
    for row in read(path):
        if row.get('train') is False:
            continue
        whole = 'annotates' not in row
        to, text = placed(row['text']), utf16(row['text'])
        mentions, types, unknown, seen = [], {}, [], set()
        for m in sorted(row['mentions'], key=lambda m: (m['begin'], -m['end'])):
            begin, end, chain = to(m['begin']), to(m['end']), m['chain']
            words = text[begin:end]
            kind = {'person': 'P', 'organization': 'O', 'place': 'L'}.get(m['type'])
            if m['kind'] == 'pronoun':
                if words.lower() in PRONOUNS:
                    mentions.append(Mention(begin, end, 'pronoun', chain))
                    if kind:
                        types.setdefault(chain, kind)
                continue
            if kind is None:
                if m['kind'] == 'named' and m['type'] != 'time':
                    unknown.append((begin, end))
                continue
            cut = AFTER_HEAD.search(words, 1)
            base = begin + (cut.start() if cut else len(words))
            if m['kind'] == 'named':
                if kind != 'P':     # `of` and `and` may be within the name
                    cut = re.search(r'\s*[,(;:]', words)
                    base = begin + (cut.start() if cut else len(words))
                # The name is the last run of capitalised words; what precedes it is a role or a title.
                run = re.search(r"((?:[A-ZÀ-Þ][^\s]*|(?:de|la|le|du|van|von|der|den|bin|al|el|of|the|for|and|&|i)(?=\s))\s*)+$", text[begin:base])
                if not run or (row['id'].startswith('GUM') is False and whole):
                    unknown.append((begin, end))
                    continue
                first = begin + run.start()
                lead = re.match(r'(?:the|of|for|and|a|an)\s+', text[first:base], re.I)
                if lead:
                    first += lead.end()
                role = None
                while kind == 'P':
                    word = re.match(r"([A-Za-zÀ-ÿ'-]+)\.?\s+", text[first:base])
                    if not word or word[1].lower() not in ADDRESS:
                        break
                    role = role or first
                    first += word.end()
                if first >= base:
                    unknown.append((begin, end))
                    continue
                if (first, base) not in seen:
                    mentions.append(Mention(first, base, 'name', chain))
                    seen.add((first, base))
                if role is not None:
                    mentions.append(Mention(role, first - 1, 'role', chain))
                elif first > begin and kind == 'P' and re.search(r'[a-z]', text[begin:first]) and len(text[begin:first].split()) < 7:
                    mentions.append(Mention(begin, first - 1, 'role', chain))
                types.setdefault(chain, kind)
            else:
                head = text[begin:base]
                owner = re.match(r".*['’]s\s+|(?:his|her|its|their|our|my|your)\s+", head, re.I)
                first = begin + (owner.end() if owner else 0)
                if first >= base or len(text[first:base].split()) > 8:
                    unknown.append((begin, end))
                    continue
                if (first, base) in seen:
                    continue
                seen.add((first, base))
                mentions.append(Mention(first, base, 'role', chain))
                types.setdefault(chain, 'G' if kind == 'P' and is_plural(text[first:base]) else kind)
        mentions = [m for m in mentions if m.entity in types]
        yield Document(row['id'], text, flat(mentions), types, {}, whole, unknown)


def flat(mentions):
    """The mentions in order, those that overlap an earlier one left out."""
    kept, end = [], -1
    for m in sorted(mentions):
        if m.begin >= end and m.end > m.begin:
            kept.append(m)
            end = m.end
    return kept


# The readings have offsets only, in code points of the corpus's text: {id, entities: [[type, gender, [[begin, end, kind], ..]], ..],
# unknown: [[begin, end], ..]}. READING.md is what the readers were given.
KINDS = {'n': 'name', 'p': 'pronoun', 'r': 'role', 't': 'title'}


def read_articles(corpora, readings, silver=None):
    """Articles whose candidates a reader has grouped. silver: parts of speech and entities, from which the candidates came;
    nouns and names that were none are unknown."""
    texts = {r['id']: r for corpus in corpora for r in read(corpus)}
    tags = {r['id']: r for r in read(silver)} if silver else {}
    for row in read(readings):
        text = texts[row['id']]['text']
        to, types, genders, mentions, listed = placed(text), {}, {}, [], set()
        for entity, (kind, gender, spans) in enumerate(row['entities'], 1):
            types[entity], genders[entity] = 'L' if kind == 'C' else kind, gender
            for begin, end, mark in spans:
                listed.add((begin, end))
                mentions.append(Mention(to(begin), to(end), KINDS[mark], entity))
        known = tags.get(row['id'], {'entities': [], 'pos': []})
        names = [(b, e) for b, e, k in known['entities'] if k in ('PERSON', 'ORGANIZATION', 'LOCATION', 'MISC')]
        nouns = [(b, e) for b, e, tag in known['pos'] if tag.startswith('NN')]
        unknown = [(to(b), to(e)) for b, e in names + nouns + row.get('unknown', [])
                   if not any(m[0] <= b and e <= m[1] for m in listed)]
        yield Document(row['id'], utf16(text), flat(mentions), types, genders,
                       True, unknown)
