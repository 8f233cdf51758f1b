"""Checks that a file of test pairs shares nothing with the synthetic training pairs.

A test pair must not be what a template gives, whatever fills its slots. It must not share a text, a target or six
words in a row with the synthetic pairs. Its offsets must fit, and another pair of the file must have its target.
"""
import re
import sys

from common import jsonl
from common.options import parser
from stance import templates
from stance.maker import Maker, template_lines

SYNTHETIC_PAIRS = 40000
SHARED_WORDS = 6
# Words that any sentence may have, from a template or not
GRAMMAR = set("""
a an the of to in on at for by with from and or but that if not no be is are was were been being has have had do does
did will would should must may might could can ought need needs it its this there they them their he she we who which
what when as so up said told asked wrote says all only even once
""".split())


def pattern(template):
    """A template as a regular expression, with words of one sentence in its slots."""
    made = ''
    for part in re.split(r'(\{\w+\}|\[?<[^<>]*/[^<>]*>\]?)', template):
        if re.fullmatch(r'\{\w+\}', part):
            made += r'[^.!?":]+'
        elif part:
            alternatives = part.strip('[<>]').split('/') if '/' in part else [part]
            made += '(' + '|'.join(re.escape(re.sub(r'[<>\[\]()]', '', x)) for x in alternatives) + ')'
    return re.compile(made + r'\W*', re.I)


def matches(template, text):
    """Whether the text as a whole matches the template, or a part of it does with two of the template's own words."""
    def own_words(match):
        return sum(w not in GRAMMAR for group in match.groups() if group for w in words(group)) if match else 0

    return own_words(template.fullmatch(text) or template.fullmatch(text + '.')) > 0 \
        or own_words(template.search(text)) > 1


def all_templates():
    """(name of the list, template)"""
    for name in ('ACTS', 'MORE_ACTS', 'CLAIMS', 'AGENT_ACTS', 'AGENT_CLAIMS', 'ENTITY', 'ANAPHORA', 'DOUBLE'):
        for _, template in template_lines(getattr(templates, name)):
            yield name, template
    for name in ('INNER', 'OPEN', 'TURNED'):
        for template in getattr(templates, name).strip().split('\n'):
            yield name, template


def words(text):
    return re.findall(r"[\w']+", text.lower())


def runs(text):
    """Each run of six words."""
    w = words(text)
    return [tuple(w[i:i + SHARED_WORDS]) for i in range(len(w) - SHARED_WORDS + 1)]


def problems_of(rows, made):
    problems = []
    known = [(name, template, pattern(template)) for name, template in all_templates()]
    texts, targets = {r['text'] for r in made}, {r['target'].lower() for r in made}
    made_runs = {run for text in texts for run in runs(text)}
    for i, r in enumerate(rows):
        if 'begin' in r and r['text'][r['begin']:r['end']] != r['target']:
            problems.append((i, 'offsets', r['target']))
        if r['text'] in texts or r['target'].lower() in targets and 'begin' not in r:
            problems.append((i, 'text or target also in training', r['target']))
        problems += [(i, name, template, r['text']) for name, template, p in known if matches(p, r['text'])]
        shared = [' '.join(run) for run in runs(r['text']) if run in made_runs]
        if shared:
            problems.append((i, 'six words in a row', shared[0]))
    seen = [r['target'] if 'begin' not in r else 'entity' for r in rows]
    return problems + [(i, 'no other pair with this target', t) for i, t in enumerate(seen) if seen.count(t) < 2]


def check_made(made):
    """Fails if a synthetic pair has marks of a template left, or offsets that do not fit."""
    for r in made:
        assert r['text'].strip() and r['target'].strip(), r
        assert not re.search(r'[<>{}\[\]|/]', r['text'] + r['target']), r
        assert 'begin' not in r or r['text'][r['begin']:r['end']] == r['target'], r


def main():
    rows = jsonl.read(parser(__doc__, pairs='the file of test pairs').parse_args().pairs)
    made = Maker(1).rows(SYNTHETIC_PAIRS)
    check_made(made)
    problems = problems_of(rows, made)
    for problem in problems:
        print(*problem)
    print(len(rows), 'test pairs,', len(made), 'synthetic pairs,', len(problems), 'problems')
    sys.exit(bool(problems))


if __name__ == '__main__':
    main()
