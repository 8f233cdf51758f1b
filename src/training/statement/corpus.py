"""The annotated articles."""
from common import jsonl
from common.text import utf16


def articles(corpus, silver=None, nested=None):
    """The articles of a corpus, all offsets in UTF-16 units.

    silver: the file with automatic annotations of words, which go under 'silver'. nested: the file with the
    attributions within contents, as nest.py found them, which go under 'nested'.
    """
    tags = {row['id']: row for row in jsonl.read(silver)} if silver else {}
    inner = {row['id']: row['attributions'] for row in jsonl.read(nested)} if nested else {}
    found = jsonl.read(corpus)
    for article in found:
        article['nested'] = inner.get(article['id'], [])
        article['text'] = utf16(article['text'])
        article['silver'] = tags.get(article['id'])
    return found
