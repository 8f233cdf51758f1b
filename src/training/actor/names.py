"""Given names: what gender a name is, and other names to put in its place."""
import re
import unicodedata

NONE, FEMALE, MALE, EITHER = range(4)   # of a word: no given name; a woman's; a man's; both
TABLE = '../main/resources/org/onrecord/actor/article/given-names.txt'


def plain(name):
    """The name in lower case without accents."""
    return ''.join(c for c in unicodedata.normalize('NFD', name.lower()) if unicodedata.category(c) != 'Mn')


class GivenNames:
    """The table that given_names.py makes."""

    def __init__(self, path=TABLE):
        with open(path, encoding='utf-8') as file:
            rows = (re.fullmatch(r'([a-z]+)([+-]\d+)\n', line) for line in file if not line.startswith('#'))
            self.trend = {row[1]: int(row[2]) for row in rows}

    def of(self, word):
        trend = self.trend.get(plain(word))
        if trend is None:
            return NONE
        return FEMALE if trend > 0 else MALE if trend < 0 else EITHER


WIDESPREAD = 8      # countries that a given name must at least be listed in, by its trend, to be put in another's place
COMMON = 0.6        # share of the replacing given names that are widespread


class People:
    """Puts other names in the place of those of persons, so that a model does not learn who is who by heart."""

    def __init__(self, documents, given):
        self.given = given
        self.surnames = sorted({words[-1] for x in documents for m in x.mentions
                                if m.kind == 'name' and x.types[m.entity] == 'P'
                                and len(words := x.text[m.begin:m.end].split()) > 1
                                and words[-1].isalpha() and words[-1][0].isupper() and not words[-1].isupper()})
        self.pools = {}
        for gender, sign in (('F', 1), ('M', -1)):
            all_ = sorted(n.title() for n, t in given.trend.items() if t * sign > 0 and n.isalpha() and len(n) > 2)
            wide = [n for n in all_ if given.trend[n.lower()] * sign >= WIDESPREAD]
            self.pools[gender] = (wide, all_)

    def given_name(self, gender, draw):
        wide, all_ = self.pools[gender if gender in 'FM' else draw.choice('FM')]
        return draw.choice(wide if draw.random() < COMMON else all_)

    def renamed(self, document, draw):
        """The document with other names for its persons. A word of a name is replaced by the same other one throughout."""
        genders = dict(document.genders)
        for m in document.mentions:
            word = document.text[m.begin:m.end].lower()
            if m.kind == 'pronoun' and document.types[m.entity] == 'P' and genders.get(m.entity, '?') == '?':
                if word in ('he', 'him', 'his', 'himself'):
                    genders[m.entity] = 'M'
                elif word in ('she', 'her', 'hers', 'herself'):
                    genders[m.entity] = 'F'
        others = {}
        for m in document.mentions:
            if m.kind != 'name' or document.types[m.entity] != 'P':
                continue
            words = document.text[m.begin:m.end].split()
            if len(words) > 3 or not all(w.isalpha() and w[0].isupper() and not w.isupper() for w in words):
                continue
            if len(words) > 1 and self.given.of(words[0]):
                known = genders.get(m.entity, '?')
                own = {FEMALE: 'F', MALE: 'M'}.get(self.given.of(words[0]), '?')
                others.setdefault(words[0], self.given_name(own if known == '?' else known, draw))
            if len(words) > 1:
                others.setdefault(words[-1], draw.choice(self.surnames))
        text, last, moved = '', 0, []
        spans = sorted({(m.begin, m.end) for m in document.mentions if m.kind == 'name' and document.types[m.entity] == 'P'})
        for begin, end in spans:
            if begin < last:
                continue
            text += document.text[last:begin]
            start = len(text)
            text += ' '.join(others.get(w, w) for w in document.text[begin:end].split(' '))
            moved.append((begin, end, start, len(text)))
            last = end
        text += document.text[last:]

        def place(at, is_end):
            shift = 0
            for begin, end, new_begin, new_end in moved:
                if at < end or (at == end and not is_end):
                    return at + shift if at <= begin else min(new_begin + at - begin, new_end)
                shift = new_end - end
                if at == end:
                    return new_end
            return at + shift
        mentions = [m._replace(begin=place(m.begin, False), end=place(m.end, True)) for m in document.mentions]
        unknown = [(place(b, False), place(e, True)) for b, e in document.unknown]
        return document._replace(text=text, mentions=mentions, unknown=unknown)
