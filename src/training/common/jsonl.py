"""Reads and writes JSON Lines."""
import gzip
import json
from collections.abc import Iterable


def read(path: str) -> list[dict]:
    """All rows of a file, which may be compressed (`.gz`)."""
    opened = gzip.open(path, 'rt', encoding='utf-8') if path.endswith('.gz') else open(path, encoding='utf-8')
    with opened as lines:
        return [json.loads(line) for line in lines]


def write(path: str, rows: Iterable[dict]) -> None:
    with open(path, 'w', encoding='utf-8') as file:
        for row in rows:
            file.write(json.dumps(row, ensure_ascii=False) + '\n')
