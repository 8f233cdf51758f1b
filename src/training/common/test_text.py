"""Tests of text.py, which the Java engine must match. They need no package and no model."""
import unittest
from pathlib import Path

from common import jsonl
from common.text import WordPieces, piece_count, utf16, windows, word_spans

GOLDEN = Path(__file__).parent.parent / 'statement' / 'golden.jsonl'
SPECIAL = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', '.']
FURTHER_PIECE = 72      # features from here on are those of pieces that do not start a word


class TextTest(unittest.TestCase):
    def setUp(self):
        self.pieces = WordPieces(SPECIAL + ['un', '##like', '##ly', 'cafe', '"'])

    def paragraphs(self, sizes):
        """Paragraphs of that many words of one piece, each with a full stop at its end."""
        return self.pieces.paragraphs('\n'.join(' '.join(['un'] * (n - 1)) + '.' for n in sizes))

    def test_words_and_features_are_those_of_the_golden_examples(self):
        for example in jsonl.read(str(GOLDEN)):
            words = [w for p in self.pieces.paragraphs(utf16(example['text'])) for w in p]
            self.assertEqual([[w.begin, w.end] for w in words], example['words'])
            for window in example['windows']:
                golden = [f for f in window['features'][1:-1] if f < FURTHER_PIECE]
                self.assertEqual([w.feature for w in words[window['context']:window['last']]], golden)

    def test_two_equal_single_marks_are_one_word(self):
        self.assertEqual(word_spans("''a'''"), [(0, 2), (2, 3), (3, 5), (5, 6)])

    def test_the_longest_piece_matches_first(self):
        ids = self.pieces.ids
        self.assertEqual(self.pieces.of_word('Unlikely'), [ids['un'], ids['##like'], ids['##ly']])
        self.assertEqual(self.pieces.of_word('café'), [ids['cafe']])
        self.assertEqual(self.pieces.of_word('“'), [ids['"']])
        self.assertEqual(self.pieces.of_word('unknown'), [ids['[UNK]']])

    def test_characters_beyond_ffff_are_two_units(self):
        self.assertEqual(len(utf16('a😀b')), 4)

    def test_windows_take_whole_paragraphs(self):
        found = windows(self.paragraphs([5, 5, 5]), self.pieces.full_stop, 12, 0)
        self.assertEqual(found, [(0, 0, 10), (10, 10, 15)])

    def test_windows_split_long_paragraphs_and_have_context(self):
        paragraphs = self.paragraphs([4, 40, 3])
        words = [w for p in paragraphs for w in p]
        found = windows(paragraphs, self.pieces.full_stop, 14, 3)
        self.assertEqual([w.first for w in found[1:]] + [len(words)], [w.last for w in found])
        for window in found:
            self.assertLessEqual(2 + piece_count(words[window.context:window.last]), 14)
            self.assertEqual(window.first - window.context, min(3, window.first))


if __name__ == '__main__':
    unittest.main()
