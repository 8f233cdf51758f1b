"""Checks what was made up: check.py MINIMAL_PAIRS

No minimal pair may be what a template gives, whatever stands in its slots, nor share a text, a target or six words running with the made-up pairs; offsets must fit; every minimal pair must have a neighbour on the same target.
"""
import json
import re
import sys

import maker
import templates


# what any sentence may have, template or not
GRAMMAR = set("a an the of to in on at for by with from and or but that if not no be is are was were been being has have had do does did will would should "
              "must may might could can ought need needs it its this there they them their he she we who which what when as so up said told asked wrote "
              "says all only even once".split())


def pattern(template):
    """A template as a regular expression, with words of one sentence in its slots"""
    made = ''
    for part in re.split(r'(\{\w+\}|\[?<[^<>]*/[^<>]*>\]?)', template):
        if re.fullmatch(r'\{\w+\}', part):
            made += r'[^.!?":]+'
        elif part:
            words = part.strip('[<>]').split('/') if '/' in part else [part]
            made += '(' + '|'.join(re.escape(re.sub(r'[<>\[\]()]', '', x)) for x in words) + ')'
    return re.compile(made + r'\W*', re.I)


def same(template, text):
    """The whole text is as the template says, or a part of it is and has two words of the template's own."""
    own = lambda m: m and sum(w not in GRAMMAR for g in m.groups() if g for w in words(g))
    return own(template.fullmatch(text) or template.fullmatch(text + '.')) or (own(template.search(text)) or 0) > 1


def all_templates():
    for name in ('ACTS', 'MORE_ACTS', 'CLAIMS', 'AGENT_ACTS', 'AGENT_CLAIMS', 'ENTITY', 'ANAPHORA', 'DOUBLE'):
        for _, template in maker.lines(getattr(templates, name)):
            yield name, template
    for name in ('INNER', 'OPEN', 'TURNED'):
        for template in getattr(templates, name).strip().split('\n'):
            yield name, template


def words(text):
    return re.findall(r"[\w']+", text.lower())


def main():
    rows = [json.loads(line) for line in open(sys.argv[1], encoding='utf-8')]
    made = maker.Maker(1).rows(40000)
    problems = []
    known = [(n, t, pattern(t)) for n, t in all_templates()]
    texts, targets = {r['text'] for r in made}, {r['target'].lower() for r in made}
    runs = {tuple(w[i:i + 6]) for w in map(words, texts) for i in range(len(w) - 5)}
    for i, r in enumerate(rows):
        if 'begin' in r and r['text'][r['begin']:r['end']] != r['target']:
            problems.append((i, 'offsets', r['target']))
        if r['text'] in texts or r['target'].lower() in targets and 'begin' not in r:
            problems.append((i, 'text or target also in training', r['target']))
        for name, template, p in known:
            if same(p, r['text']):
                problems.append((i, name, template, r['text']))
        w = words(r['text'])
        shared = [' '.join(w[k:k + 6]) for k in range(len(w) - 5) if tuple(w[k:k + 6]) in runs]
        if shared:
            problems.append((i, 'six words running', shared[0]))
    seen = [(r['target'] if 'begin' not in r else 'entity') for r in rows]
    problems += [(i, 'alone', t) for i, t in enumerate(seen) if seen.count(t) < 2]
    for r in made:
        assert r['text'].strip() and r['target'].strip(), r
        assert not re.search(r'[<>{}\[\]|/]', r['text'] + r['target']), r
        assert 'begin' not in r or r['text'][r['begin']:r['end']] == r['target'], r
    for p in problems:
        print(*p)
    print(len(rows), 'minimal pairs', len(made), 'made-up pairs', len(problems), 'problems')
    sys.exit(bool(problems))


if __name__ == '__main__':
    main()
